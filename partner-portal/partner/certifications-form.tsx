import { useQuery } from '@tanstack/solid-query'
import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { Index } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { DateField } from '../ui/text-field.tsx'
import { productLinesQuery } from './data.ts'
import type { CertificationDraft } from './draft.ts'
import type { PartnerForm } from './form-state.ts'

/** What it is certified for, and until when. */
export function CertificationsForm(props: { readonly form: PartnerForm }): JSX.Element {
  const lines = useQuery(productLinesQuery)
  const held = () => props.form.draft.certifications
  const set = (next: CertificationDraft[]) => props.form.setDraft('certifications', next)
  const change = (index: number, changes: Partial<CertificationDraft>) =>
    set(held().map((one, at) => (at === index ? { ...one, ...changes } : one)))
  const options = (known: readonly { name: string }[], own: string) => {
    const names = known.map(({ name }) => name)
    return [...names, ...(own && !names.includes(own) ? [own] : [])].map((name) => ({
      value: name,
      label: name,
    }))
  }
  return (
    <Section title={t('partner.certifications')}>
      <div class="grid gap-4">
        <p class="text-ink-soft">{t('partner.certificationsHint')}</p>
        <Loaded query={lines}>
          {(list) => (
            <>
              <Index each={held()}>
                {(one, index) => (
                  <div class="flex items-end gap-2">
                    <div class="grid min-w-0 flex-1 gap-3 md:grid-cols-2">
                      <Select
                        label={t('partner.certifiedFor')}
                        value={one().productLine}
                        onChange={(productLine) => change(index, { productLine })}
                        options={options(list().rows, one().productLine)}
                        error={props.form.fault(`certifications/${index}/productLine`)}
                      />
                      <DateField
                        label={t('partner.certifiedUntil')}
                        required={false}
                        value={one().until}
                        onInput={(until) => change(index, { until })}
                        error={props.form.fault(`certifications/${index}/until`)}
                      />
                    </div>
                    <IconButton
                      icon={X}
                      label={t('partner.removeCertification')}
                      onClick={() => set(held().filter((_, at) => at !== index))}
                    />
                  </div>
                )}
              </Index>
              <div>
                <Button
                  icon={Plus}
                  onClick={() => set([...held(), { productLine: list().rows[0]?.name ?? '', until: '' }])}
                >
                  {t('partner.addCertification')}
                </Button>
              </div>
            </>
          )}
        </Loaded>
      </div>
    </Section>
  )
}
