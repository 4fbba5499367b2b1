import { Router } from '@solidjs/router'
import { QueryClientProvider } from '@tanstack/solid-query'
import { ErrorBoundary, Show } from 'solid-js'
import { render } from 'solid-js/web'
import '../styles/app.css'
import { preferredLocale, speak, texts } from '../i18n/language.ts'
import { Announcer } from '../ui/announce.tsx'
import { createKeyboard } from '../ui/keys.ts'
import { MenuHost } from '../ui/menu.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { FaultPage } from './fault-page.tsx'
import { routes } from './router.tsx'
import { queryClient } from './queries.ts'
import { prefetchSession } from './session.ts'

// Texts and session are asked for at once, while the frame is still being put together.
void prefetchSession()
void speak(preferredLocale(), 'inbox')

// A browser without workers, or a private window, does without.
if ('serviceWorker' in navigator && import.meta.env.PROD)
  void navigator.serviceWorker.register('/sw.js').catch(() => undefined)

function App() {
  createKeyboard()
  return (
    <QueryClientProvider client={queryClient}>
      <Show when={texts()}>
        <ErrorBoundary fallback={(error) => <FaultPage error={error} />}>
          <Router
            root={(route) => (
              <>
                {route.children}
                <MenuHost />
                <Toasts />
                <Announcer />
              </>
            )}
          >
            {routes}
          </Router>
        </ErrorBoundary>
      </Show>
    </QueryClientProvider>
  )
}

render(() => <App />, document.getElementById('app')!)
