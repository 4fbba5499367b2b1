import AlarmClock from 'lucide-solid/icons/alarm-clock'
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import CircleX from 'lucide-solid/icons/circle-x'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import Sunrise from 'lucide-solid/icons/sunrise'
import Trophy from 'lucide-solid/icons/trophy'
import Undo2 from 'lucide-solid/icons/undo-2'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityAction, OpportunityView } from '../../shared/opportunities.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { isPhone } from '../ui/media.ts'
import { MenuButton } from '../ui/menu.tsx'
import type { MenuGroup, MenuItem } from '../ui/menu.tsx'
import { toast } from '../ui/toasts.tsx'
import { postResumption } from './deeds.ts'
import { GiveBackDialog } from './give-back-dialog.tsx'
import type { Moving } from './moving.ts'
import { lostZone, wonZone } from './moving.ts'
import { worded } from './names.ts'
import { PostponeDialog } from './postpone-dialog.tsx'

interface ActionsProps {
  readonly view: OpportunityView
  readonly moving: Moving
  readonly show: (view: OpportunityView) => void
}

/** What may be done with it now, as the server says: the likely deed as a button, the rest in a menu. */
export function Actions(props: ActionsProps): JSX.Element {
  const [asking, setAsking] = createSignal<'postpone' | 'return' | 'reclaim'>()
  const can = (action: OpportunityAction) => props.view.can.includes(action)
  const stageBeside = (by: 1 | -1) => {
    const { stages } = props.view.pipeline
    return stages[stages.findIndex(({ key }) => key === props.view.stage) + by]
  }
  const to = (stage: string) => void props.moving.move(props.view, stage)
  const resume = createDeed(async () => {
    try {
      props.show(await postResumption(props.view.id))
    } catch (thrown) {
      toast({ text: wording(asProblem(thrown)), tone: 'bad' })
    }
  })
  const next = () => (can('advance') ? stageBeside(1) : undefined)
  const before = () => (can('move_back') ? stageBeside(-1) : undefined)
  const size = () => (isPhone() ? ('large' as const) : ('normal' as const))

  const rest = (): readonly MenuGroup[] => {
    const back = before()
    const items: readonly (MenuItem | false | undefined)[] = [
      back && {
        label: t('opportunity.moveBack', { stage: worded(back.name, back.key) }),
        icon: ArrowLeft,
        onSelect: () => to(back.key),
      },
      // Without a stage ahead winning is the button.
      can('win') &&
        next() !== undefined && { label: t('opportunity.won'), icon: Trophy, onSelect: () => to(wonZone) },
      can('lose') && { label: t('opportunity.lost'), icon: CircleX, onSelect: () => to(lostZone) },
      can('postpone') && {
        label: t('opportunity.postpone'),
        icon: AlarmClock,
        onSelect: () => setAsking('postpone'),
      },
      can('return') && { label: t('opportunity.return'), icon: Undo2, onSelect: () => setAsking('return') },
    ]
    return [{ items: items.filter((item) => typeof item === 'object') }]
  }
  return (
    <>
      <Show when={can('resume')}>
        <Button tone="primary" size={size()} icon={Sunrise} busy={resume.busy()} onClick={resume.run}>
          {t('opportunity.resume')}
        </Button>
      </Show>
      <Show when={next()}>
        {(stage) => (
          <Button tone="primary" size={size()} icon={ArrowRight} onClick={() => to(stage().key)}>
            {t('opportunity.moveOn', { stage: worded(stage().name, stage().key) })}
          </Button>
        )}
      </Show>
      <Show when={can('win') && next() === undefined && props.view.status === 'open'}>
        <Button tone="primary" size={size()} icon={Trophy} onClick={() => to(wonZone)}>
          {t('opportunity.won')}
        </Button>
      </Show>
      <Show when={can('reclaim')}>
        <Button icon={RotateCcw} onClick={() => setAsking('reclaim')}>
          {t('opportunity.reclaim')}
        </Button>
      </Show>
      <Show when={rest().some(({ items }) => items.length > 0)}>
        <MenuButton
          label={t('opportunity.moreActions')}
          groups={rest}
          class="border border-edge/60 bg-surface"
        />
      </Show>
      <PostponeDialog
        open={asking() === 'postpone'}
        view={props.view}
        show={props.show}
        onClose={() => setAsking(undefined)}
      />
      <GiveBackDialog
        way={asking() === 'return' ? 'return' : asking() === 'reclaim' ? 'reclaim' : undefined}
        view={props.view}
        show={props.show}
        onClose={() => setAsking(undefined)}
      />
    </>
  )
}
