import { Match, Switch } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { ErrorState, Skeleton } from './states.tsx'

interface Query<Data> {
  readonly isSuccess: boolean
  readonly isError: boolean
  readonly isRefetchError: boolean
  readonly isFetching: boolean
  readonly data: Data | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

interface LoadedProps<Data> {
  /** What `useQuery` gave. */
  readonly query: Query<Data>
  readonly children: (data: Accessor<NonNullable<Data>>) => JSX.Element
  /** As high as the content; five rows if not given. */
  readonly skeleton?: JSX.Element
}

/** A query's three states: skeleton, error with retry, and the data, which stays while it is asked for again. */
export function Loaded<Data>(props: LoadedProps<Data>): JSX.Element {
  // Reading `data` before there is any suspends the whole page.
  const data = () => (props.query.isSuccess || props.query.isRefetchError ? props.query.data : undefined)
  return (
    <Switch fallback={props.skeleton ?? <Skeleton />}>
      {/* A function without a parameter would be called anew whenever anything beside this changes. */}
      <Match when={data()}>{(data) => props.children(data)}</Match>
      <Match when={props.query.isError}>
        <ErrorState
          error={props.query.error}
          busy={props.query.isFetching}
          onRetry={() => void props.query.refetch()}
        />
      </Match>
    </Switch>
  )
}
