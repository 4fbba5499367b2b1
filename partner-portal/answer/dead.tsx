import { useLocation, useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Door } from '../sign-in/door.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/status.tsx'

interface DeadProps {
  readonly page: string
  readonly title: string
  readonly text: string
  readonly href: string
  readonly link: string
}

/** A mail's link that opens nothing any more, with the way to where things stand. */
export const Dead = (props: DeadProps): JSX.Element => (
  <Door title={props.page}>
    <div class="grid gap-5">
      <Notice tone="warn" title={props.title}>
        {props.text}
      </Notice>
      <ButtonLink href={props.href} tone="primary" size="large" wide>
        {props.link}
      </ButtonLink>
    </div>
  </Door>
)

interface WithTokenProps {
  readonly title: string
  readonly children: (token: string, said: string | undefined) => JSX.Element
}

/** The token of a mail's link, which no server sees in an address, and the answer whose button was pressed there. */
export function WithToken(props: WithTokenProps): JSX.Element {
  const location = useLocation()
  const [search] = useSearchParams<{ say?: string }>()
  const token = () => location.hash.replace(/^#/, '')
  return (
    <Show
      when={token()}
      keyed
      fallback={
        <Dead
          page={props.title}
          title={t('answer.broken')}
          text={t('answer.brokenText')}
          href="/inbox"
          link={t('answer.toInbox')}
        />
      }
    >
      {(token) => props.children(token, search.say)}
    </Show>
  )
}
