import { useLocation, useSearchParams } from '@solidjs/router'

export const layers = ['gaps', 'overlap', 'leads', 'partners'] as const
export type Layer = (typeof layers)[number]
const usual: readonly Layer[] = ['gaps', 'leads']

type Name = 'country' | 'product' | 'layers' | 'sort' | 'area'

/** What the map and its table show; all of it stands in the URL. */
export function createTerritoryState() {
  const location = useLocation()
  const [search, setSearch] = useSearchParams<Record<Name, string>>()
  const set = (changes: Partial<Record<Name, string | undefined>>) =>
    setSearch({ ...changes }, { scroll: false, replace: !('area' in changes) })
  const shown = (): readonly Layer[] =>
    search.layers === undefined ? usual : layers.filter((one) => search.layers!.split(',').includes(one))
  return {
    country: () => search.country,
    product: () => search.product,
    area: () => search.area,
    sort: () => search.sort ?? '-leads',
    shows: (layer: Layer) => shown().includes(layer),
    toggle: (layer: Layer, on: boolean) =>
      set({
        layers: layers.filter((one) => (one === layer ? on : shown().includes(one))).join(',') || 'none',
      }),
    set,
    href: (area: string) => {
      const kept = Object.entries({ ...search, area }).flatMap(([name, value]) =>
        value ? [[name, value]] : [],
      )
      return `${location.pathname}?${new URLSearchParams(kept)}`
    },
  }
}
export type TerritoryState = ReturnType<typeof createTerritoryState>
