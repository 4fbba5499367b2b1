import type {
  ExitCriterion,
  OpportunityFlag,
  OpportunityRow,
  OpportunityStatus,
  PipelineView,
} from '../../shared/opportunities.ts'
import { language } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import type { Tone } from '../ui/shape.tsx'

/** A name that the manufacturer has worded, in the current language if there is one. */
export const worded = (name: Readonly<Record<string, string>>, key: string): string =>
  name[language()] ?? name['en'] ?? Object.values(name)[0] ?? key

export const stageName = (pipeline: Pick<PipelineView, 'stages'> | undefined, key: string): string => {
  const stage = pipeline?.stages.find((stage) => stage.key === key)
  return stage ? worded(stage.name, key) : key
}

/** Whom it is about: company, else person, else what is wanted and where. */
export const customerOf = ({
  company,
  person,
  title,
}: Pick<OpportunityRow, 'company' | 'person' | 'title'>) => company ?? person ?? title

/** What must be true before a stage can be left, in words. */
export function criterionText(criterion: ExitCriterion): string {
  switch (criterion.kind) {
    case 'field':
      return t(`opportunity.need_${criterion.field}`)
    case 'check':
      return worded(criterion.label, criterion.key)
    case 'activity':
      return t(`opportunity.need_${criterion.activity}`)
  }
}

export const statusTone: Readonly<Record<OpportunityStatus, Tone>> = {
  open: 'brand',
  won: 'ok',
  lost: 'bad',
  postponed: 'neutral',
  returned: 'neutral',
  reclaimed: 'warn',
}

export const flagTone: Readonly<Record<OpportunityFlag, Tone>> = {
  stale: 'warn',
  no_next_step: 'warn',
  next_step_overdue: 'bad',
  close_date_past: 'bad',
  pushed: 'warn',
  no_first_contact: 'bad',
}
