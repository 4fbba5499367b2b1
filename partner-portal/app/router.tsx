import { Navigate, useLocation } from '@solidjs/router'
import type { RouteDefinition } from '@solidjs/router'
import { Show } from 'solid-js'
import type { Component } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Frame } from './frame.tsx'
import { startOf } from './navigation.ts'
import { NotFound } from './not-found.tsx'
import { openScreens, screens } from './routes.tsx'
import { currentSession, deskOf } from './session.ts'

/** The start page of whoever is signed in. */
function Start() {
  const { search } = useLocation()
  return <Navigate href={`${startOf(deskOf(currentSession()))}${search}`} />
}

/** Both desks may have a page at one path; the session says which is meant. */
function atDesk(path: string): Component {
  const candidates = screens.filter((screen) => screen.path === path)
  return () => {
    const mine = () => {
      const desk = deskOf(currentSession())
      return candidates.find((screen) => screen.desk === undefined || screen.desk === desk)
    }
    return (
      <Show when={mine()} fallback={<NotFound />}>
        {(screen) => <Dynamic component={screen().component} />}
      </Show>
    )
  }
}

/** All pages: those in the open, and those inside the frame, which asks for a session. */
export const routes: RouteDefinition[] = [
  ...openScreens.map(({ path, component }) => ({ path, component })),
  {
    path: '/',
    component: Frame,
    children: [
      { path: '/', component: Start },
      ...[...new Set(screens.map((screen) => screen.path))].map((path) => ({
        path,
        component: atDesk(path),
      })),
      { path: '*', component: NotFound },
    ],
  },
]
