import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { t } from '../i18n/t.ts'
import { EmptyState } from '../ui/states.tsx'
import { Table } from '../ui/table.tsx'
import { DateTime } from '../ui/values.tsx'

/** Every version that was published, the newest first. */
export function Versions(props: { readonly view: RuleSetView }): JSX.Element {
  return (
    <div class="card overflow-hidden">
      <Table
        caption={t('rules.versions')}
        rows={props.view.versions}
        rowKey={({ version }) => String(version)}
        empty={<EmptyState title={t('rules.noVersions')} />}
        columns={[
          {
            key: 'version',
            head: t('rules.versionHead'),
            cell: (row) =>
              row.version === props.view.version
                ? t('rules.versionLive', { version: row.version })
                : t('rules.version', { version: row.version }),
          },
          { key: 'note', head: t('rules.note'), class: 'md:w-1/2', cell: (row) => row.note ?? '–' },
          { key: 'by', head: t('rules.by'), cell: (row) => row.publishedBy ?? '–' },
          { key: 'at', head: t('rules.publishedHead'), cell: (row) => <DateTime at={row.publishedAt} /> },
        ]}
      />
    </div>
  )
}
