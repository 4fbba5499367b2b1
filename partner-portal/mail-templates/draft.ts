import { createSignal, onCleanup } from 'solid-js'
import { templateParts } from '../../shared/codes.ts'
import type { MailTemplate, TemplatePart, TemplateView, TemplateVoice } from '../../shared/mail-templates.ts'

type Typed = Record<TemplatePart, string>

const settleMs = 350

/** What is typed for one voice of a mail; `settled` follows when the typing pauses. */
export function createDraft(view: TemplateView, voice: TemplateVoice) {
  const kept = view.template[voice] ?? {}
  const first = Object.fromEntries(templateParts.map((part) => [part, kept[part] ?? ''])) as Typed
  const [typed, setTyped] = createSignal<Typed>(first)
  const [settled, setSettled] = createSignal<Typed>(first)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const templateOf = (words: Typed): MailTemplate => {
    const own = Object.fromEntries(
      templateParts.flatMap((part) => (words[part].trim() ? [[part, words[part]]] : [])),
    )
    const { [voice]: _, ...others } = view.template
    return Object.keys(own).length ? { ...others, [voice]: own } : others
  }
  const set = (part: TemplatePart, text: string) => {
    setTyped((before) => ({ ...before, [part]: text }))
    clearTimeout(timer)
    timer = setTimeout(() => setSettled(typed()), settleMs)
  }
  return {
    typed,
    set,
    /** The whole template with what is typed. */
    template: () => templateOf(typed()),
    settled: () => templateOf(settled()),
    changed: () => templateParts.some((part) => typed()[part] !== first[part]),
  }
}
