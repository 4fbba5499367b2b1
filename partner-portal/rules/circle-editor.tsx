import { queryOptions, useQuery } from '@tanstack/solid-query'
import { Show, createEffect, createSignal, onCleanup, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { PlaceView } from '../../shared/places.ts'
import { api } from '../api/client.ts'
import { locale } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { countries } from '../partners/countries.ts'
import { Combobox } from '../ui/combobox.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CircleMap } from './circle-map.tsx'
import { labelOf, placeIn } from './circle.ts'
import type { Circle, Value } from './content.ts'
import { NumberInput } from './number-input.tsx'

const placeQuery = (country: string, postalCode: string) =>
  queryOptions({
    queryKey: ['place', country, postalCode],
    queryFn: ({ signal }) => api.get<PlaceView>('/places', { search: { country, postalCode }, signal }),
    enabled: country !== '' && postalCode.trim().length >= 2,
    staleTime: Infinity,
    retry: false,
  })

// A network works in a few countries: the last one chosen is the likeliest next.
let lastCountry: string | undefined

interface CircleProps {
  readonly value: Circle | ''
  readonly onChange: (value: Value) => void
  readonly error: string | undefined
}

/** Within N km of a postal code, drawn as a map. */
export function CircleEditor(props: CircleProps): JSX.Element {
  const before = untrack(() => (props.value === '' ? undefined : placeIn(props.value.label)))
  const region = new Intl.Locale(locale()).region ?? 'DE'
  const [country, setCountry] = createSignal(before?.country ?? lastCountry ?? region)
  const [postalCode, setPostalCode] = createSignal(before?.postalCode ?? '')
  const [asked, setAsked] = createSignal(untrack(postalCode))
  const [km, setKm] = createSignal<number | ''>(untrack(() => (props.value === '' ? 50 : props.value.km)))
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const type = (text: string) => {
    setPostalCode(text)
    clearTimeout(timer)
    timer = setTimeout(() => setAsked(text.trim()), 300)
  }
  const found = useQuery(() => placeQuery(country(), asked()))
  const place = () => (found.isSuccess ? found.data.place : undefined)
  const circle = () => (props.value === '' ? undefined : props.value)
  createEffect(() => {
    const there = place()
    const length = km()
    if (!there || length === '') return
    const label = labelOf(asked(), there.town, country())
    const { latitude, longitude } = there
    const now = untrack(circle)
    if (now?.label !== label || now.km !== length) props.onChange({ latitude, longitude, km: length, label })
  })
  const unknown = () => (place() === null ? t('rules.placeUnknown') : undefined)
  return (
    <div class="grid gap-2">
      <div class="grid grid-cols-2 items-start gap-2 lg:grid-cols-3">
        <NumberInput bare label={t('rules.kmAround')} suffix="km" value={km()} onChange={setKm} />
        <TextField
          bare
          label={t('rules.placeCode')}
          placeholder={t('rules.placeCode')}
          value={postalCode()}
          onInput={type}
          error={unknown() ?? (circle() ? undefined : props.error)}
        />
        <Combobox
          bare
          class="max-lg:col-span-2"
          label={t('rules.placeCountry')}
          value={country()}
          options={countries()}
          onChange={(code) => {
            lastCountry = code
            setCountry(code)
          }}
        />
      </div>
      <Show when={circle()}>{(shown) => <CircleMap circle={shown()} />}</Show>
    </div>
  )
}
