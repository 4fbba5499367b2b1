import { asProblem } from '../api/problem.ts'
import type { RulesFormat, RuleSetView } from '../../shared/rules.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import type { MenuGroup } from '../ui/menu.tsx'
import { toast } from '../ui/toasts.tsx'
import type { DraftState } from './draft-state.ts'
import { exportRules, importRules } from './files.ts'

const told = (thrown: unknown) => {
  const problem = asProblem(thrown)
  const [first] = problem.faults
  const text = first ? `${wording(problem)} ${first.pointer} ${first.message}` : wording(problem)
  toast({ text, tone: 'bad' })
}

function choose(onFile: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,.yaml,.yml'
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) onFile(file)
  })
  input.click()
}

/** Rules as files: out as JSON or YAML, and back in as the draft. */
export function createFileMenu(view: () => RuleSetView, draft: DraftState) {
  const take = (file: File) =>
    void importRules(file, draft.revision())
      .then((view) => draft.take(view))
      .catch(told)
  const save = (format: RulesFormat) => void exportRules(format, view().draft ? 'draft' : 'live').catch(told)
  return {
    groups: (mayEdit: boolean): readonly MenuGroup[] => [
      {
        items: [
          { label: t('rules.exportJson'), onSelect: () => save('json') },
          { label: t('rules.exportYaml'), onSelect: () => save('yaml') },
          ...(mayEdit ? [{ label: t('rules.import'), onSelect: () => choose(take) }] : []),
        ],
      },
    ],
  }
}
