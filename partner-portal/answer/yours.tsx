import Phone from 'lucide-solid/icons/phone'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { AnswerView } from '../../shared/offers.ts'
import { t } from '../i18n/t.ts'
import { ContactData } from '../inbox/contact.tsx'
import { placeLine } from '../inbox/need.ts'
import { UndoAccept } from '../inbox/undo-accept.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/status.tsx'
import { telephone } from './telephone.ts'

interface YoursProps {
  readonly answer: AnswerView
  readonly busy: boolean
  readonly onUndo: () => void
}

/** After the yes: whom to call, right here, and the way back for a quarter of an hour. */
export function Yours(props: YoursProps): JSX.Element {
  return (
    <>
      <Notice tone="ok">{t('answer.thanksText')}</Notice>
      <Show when={props.answer.contact}>
        {(contact) => (
          <>
            <section class="card p-4 md:p-5" aria-label={t('inbox.contact')}>
              <ContactData
                contact={contact()}
                place={placeLine(props.answer.offer)}
                firstContactDue={props.answer.firstContactDue}
              />
            </section>
            <Show when={contact().phone}>
              {(phone) => (
                <a
                  href={telephone(phone())}
                  class="inline-flex min-h-12 w-full items-center justify-center gap-2 rounded-small bg-brand px-5 font-medium text-on-brand no-underline shadow-low hover:bg-brand-strong"
                >
                  <Phone size={18} aria-hidden="true" />
                  {t('inbox.call', { number: phone() })}
                </a>
              )}
            </Show>
          </>
        )}
      </Show>
      <div class="grid gap-2">
        <Show when={props.answer.offer.opportunityId}>
          {(id) => (
            <ButtonLink href={`/opportunities/${id()}`} size="large" wide>
              {t('inbox.openOpportunity')}
            </ButtonLink>
          )}
        </Show>
        <Show when={props.answer.offer.undoUntil}>
          {(until) => <UndoAccept until={until()} busy={props.busy} onUndo={() => props.onUndo()} />}
        </Show>
      </div>
    </>
  )
}
