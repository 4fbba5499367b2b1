import type { OfferView } from '../../shared/offers.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { toast } from '../ui/toasts.tsx'
import { fateOf } from './gone.ts'

/**
 * Says kindly why an answer came to nothing: the offer is gone, or `otherwise` for any other reason.
 *
 * @returns whether the offer is gone
 */
export function tellRefusal(
  offer: OfferView,
  thrown: unknown,
  otherwise: (why: string) => string = (why) => why,
): boolean {
  const problem = asProblem(thrown)
  const fate = fateOf(problem)
  if (fate)
    toast({ text: t('inbox.gone', { title: offer.title, why: t(`inbox.gone_${fate}`) }), tone: 'warn' })
  else toast({ text: otherwise(wording(problem)), tone: 'bad' })
  return fate !== undefined
}
