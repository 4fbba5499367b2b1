import ListFilter from 'lucide-solid/icons/list-filter'
import Search from 'lucide-solid/icons/search'
import { Show, createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { isPhone } from './media.ts'

interface FilterBarProps {
  /** Selects and switches, `bare` or not; what they hold belongs into the URL. */
  readonly children?: JSX.Element
  /** How many filters are set. */
  readonly active: number
  readonly onClear: () => void
  /** The text searched for; with `onSearch` a search field stands first. */
  readonly search?: string
  /** Called 250 ms after the last key. */
  readonly onSearch?: (text: string) => void
  readonly searchLabel?: string
  /** At the end of the bar: view switch, export. */
  readonly end?: JSX.Element
}

/** What narrows a list; on a phone the filters are in a sheet. */
export function FilterBar(props: FilterBarProps): JSX.Element {
  const [sheet, setSheet] = createSignal(false)
  return (
    <div role="search" class="flex flex-wrap items-center gap-2">
      <Show when={props.onSearch}>
        {(onSearch) => (
          <SearchField
            label={props.searchLabel ?? t('ui.search')}
            value={props.search ?? ''}
            onSearch={(text) => onSearch()(text)}
          />
        )}
      </Show>
      <Show
        when={isPhone()}
        fallback={
          <>
            {props.children}
            <Show when={props.active > 0}>
              <Button tone="quiet" onClick={() => props.onClear()}>
                {t('ui.clearFilters')}
              </Button>
            </Show>
          </>
        }
      >
        <Show when={props.children}>
          <Button icon={ListFilter} onClick={() => setSheet(true)}>
            {props.active > 0 ? t('ui.filtersSet', { count: props.active }) : t('ui.filters')}
          </Button>
        </Show>
        <Dialog
          open={sheet()}
          onClose={() => setSheet(false)}
          title={t('ui.filters')}
          actions={
            <>
              <Button tone="quiet" onClick={() => props.onClear()}>
                {t('ui.clearFilters')}
              </Button>
              <Button tone="primary" onClick={() => setSheet(false)}>
                {t('ui.showResults')}
              </Button>
            </>
          }
        >
          <div class="grid gap-4">{props.children}</div>
        </Dialog>
      </Show>
      <Show when={props.end}>
        <div class="ml-auto flex items-center gap-2">{props.end}</div>
      </Show>
    </div>
  )
}

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onSearch: (text: string) => void
}

/** A search field that `/` goes to; reports 250 ms after the last key. */
export function SearchField(props: SearchFieldProps): JSX.Element {
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const type = (text: string) => {
    clearTimeout(timer)
    timer = setTimeout(() => props.onSearch(text), 250)
  }
  return (
    <label class="relative min-w-40 flex-1 md:max-w-64">
      <span class="sr-only">{props.label}</span>
      <Search size={16} class="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-soft" />
      <input
        type="search"
        data-search
        class="input pl-9"
        placeholder={props.label}
        value={props.value}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </label>
  )
}
