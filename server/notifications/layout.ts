import { escapeHtml, plain } from './plain.ts'
import type { Action, Letter } from './words/letter.ts'

/** What surrounds a letter's words. */
export interface Frame {
  locale: string
  manufacturer: string
  footer: string
}

/** The letter as plain text: what a narrow terminal or a screen reader gets. */
export function textOf(letter: Letter, frame: Frame): string {
  const facts = letter.facts.map(([label, value]) => `${label}: ${value}`)
  const actions = actionsOf(letter).map(({ label, url }) => [`${label}:`, url])
  const lists = (letter.lists ?? []).map(({ title, items }) => [
    title,
    ...items.map(({ text, detail, url }) => [`- ${text}`, detail, url].filter(Boolean).join('\n  ')),
  ])
  return [
    [letter.intro],
    facts,
    ...lists,
    ...actions,
    letter.outro ? [letter.outro] : [],
    ['-- ', frame.footer],
  ]
    .filter((block) => block.length)
    .map((block) => block.join('\n'))
    .join('\n\n')
    .concat('\n')
}

const font = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

// Mail programs keep the inline styles; those that know dark mode and narrow screens read the style block too.
const style = `:root{color-scheme:light dark;supported-color-schemes:light dark}
a{color:#2a45ad}
@media (max-width:480px){.around{padding:0 !important}.sheet{padding:24px 20px !important;border-width:0 0 1px !important;border-radius:0 !important}.label{width:104px !important}.row td{padding-top:8px !important;padding-bottom:8px !important}.button,.button a{width:100% !important;box-sizing:border-box}.button a{text-align:center !important}}
@media (prefers-color-scheme:dark){.page{background:#121417 !important}.sheet{background:#191c20 !important;border-color:#2c3138 !important}.ink{color:#eceef1 !important}.soft{color:#a7adb8 !important}.row td{border-color:#2c3138 !important}.button td{background:#9db1ff !important}.button a{color:#10173a !important}.other td{background:#191c20 !important;border-color:#7c828d !important}.other a{color:#eceef1 !important}a{color:#9db1ff}}`

/** The letter as HTML: one column of tables, no images, nothing loaded from anywhere. Every value is escaped. */
export function htmlOf(letter: Letter, frame: Frame): string {
  const e = escapeHtml
  return `<!doctype html>
<html lang="${e(frame.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${e(letter.subject)}</title><style>${style}</style></head>
<body class="page" style="margin:0;padding:0;background:#f7f7f4">
<table role="presentation" class="page around" width="100%" cellpadding="0" cellspacing="0" style="background:#f7f7f4;padding:24px 12px;font-family:${font}"><tr><td align="center">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border:1px solid #e2e2dc;border-radius:8px;padding:32px;text-align:left"><tr><td>
<p class="soft" style="margin:0 0 8px;font-size:13px;line-height:20px;color:#565960">${e(frame.manufacturer)}</p>
<h1 class="ink" style="margin:0 0 12px;font-size:20px;line-height:28px;font-weight:600;color:#17191f;overflow-wrap:anywhere">${e(letter.subject)}</h1>
<p class="ink" style="margin:0 0 20px;font-size:15px;line-height:24px;color:#17191f;overflow-wrap:anywhere">${lines(letter.intro)}</p>
${factsTable(letter.facts)}${(letter.lists ?? []).map(listOf).join('')}${buttons(letter)}${letter.outro ? `<p class="soft" style="margin:20px 0 0;font-size:14px;line-height:22px;color:#565960">${lines(letter.outro)}</p>` : ''}
</td></tr></table>
<p class="soft" style="max-width:560px;margin:16px auto 24px;padding:0 20px;font-size:12px;line-height:18px;color:#565960">${e(frame.footer)}</p>
</td></tr></table>
</body></html>
`
}

/** Words of several lines, as a manufacturer may write them. */
const lines = (words: string): string => words.split('\n').map(escapeHtml).join('<br>')

function factsTable(facts: Letter['facts']): string {
  if (!facts.length) return ''
  const cell = 'vertical-align:top;font-size:15px;line-height:22px;border-top:1px solid #e2e2dc'
  const rows = facts.map(
    ([label, value]) =>
      `<tr class="row"><td class="label soft" width="140" style="${cell};padding:10px 12px 10px 0;hyphens:auto;overflow-wrap:anywhere;color:#565960">${escapeHtml(label)}</td><td class="value ink" style="${cell};padding:10px 0;color:#17191f;overflow-wrap:anywhere">${escapeHtml(value)}</td></tr>`,
  )
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 24px;border-collapse:collapse">${rows.join('')}</table>\n`
}

function listOf({ title, items }: NonNullable<Letter['lists']>[number]): string {
  const e = escapeHtml
  const rows = items.map(({ text, detail, url }) => {
    const head = url
      ? `<a href="${e(url)}" target="_blank" rel="noreferrer" style="color:#2a45ad;font-weight:600">${e(text)}</a>`
      : e(text)
    const below = detail
      ? `<br><span class="soft" style="color:#565960;font-size:14px">${e(detail)}</span>`
      : ''
    return `<tr class="row"><td class="value ink" style="padding:10px 0;border-top:1px solid #e2e2dc;font-size:15px;line-height:22px;color:#17191f;overflow-wrap:anywhere">${head}${below}</td></tr>`
  })
  return `<h2 class="ink" style="margin:0 0 8px;font-size:15px;line-height:22px;font-weight:600;color:#17191f">${e(title)}</h2>
<table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 24px;border-collapse:collapse">${rows.join('')}</table>\n`
}

const actionsOf = ({ action, also = [] }: Letter): Action[] => (action ? [action, ...also] : also)

/** One button stands alone; of several answers the first is filled and wide, the others are outlined, two in a row. */
function buttons(letter: Letter): string {
  const [first, ...others] = actionsOf(letter)
  if (!first) return ''
  if (!others.length) return button(first, filled)
  const rows = pairs(others).map(
    ([left, right]) =>
      `<tr><td class="half" width="50%" style="padding:10px ${right ? '5px' : '0'} 0 0" ${right ? '' : 'colspan="2"'}>${button(left!, outlined)}</td>${right ? `<td class="half" width="50%" style="padding:10px 0 0 5px">${button(right, outlined)}</td>` : ''}</tr>`,
  )
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td colspan="2">${button(first, { ...filled, width: '100%' })}</td></tr>${rows.join('')}</table>\n`
}

interface Look {
  kind: string
  cell: string
  ink: string
  width?: string
}

const filled: Look = { kind: 'button', cell: 'background:#2a45ad;border-radius:6px', ink: '#ffffff' }
const outlined: Look = {
  kind: 'button other',
  cell: 'background:#ffffff;border:1px solid #8d9098;border-radius:6px',
  ink: '#17191f',
  width: '100%',
}

const pairs = (all: readonly Action[]): Action[][] =>
  all.flatMap((_, at) => (at % 2 === 0 ? [all.slice(at, at + 2)] : []))

function button({ label, url }: Action, { kind, cell, ink, width }: Look): string {
  const wide = width ? ` width="${width}"` : ''
  const shape = width
    ? 'display:block;padding:13px 10px;text-align:center'
    : 'display:inline-block;padding:13px 22px'
  return `<table role="presentation" class="${kind}"${wide} cellpadding="0" cellspacing="0" style="margin:0"><tr><td style="${cell}"><a href="${escapeHtml(url)}" target="_blank" rel="noreferrer" style="${shape};font-size:16px;line-height:22px;font-weight:600;color:${ink};text-decoration:none">${escapeHtml(label)}</a></td></tr></table>\n`
}

/** The letter with every word as one plain line, so that nothing a stranger typed can pose as something else. */
export const plainLetter = (letter: Letter): Letter => ({
  ...letter,
  subject: plain(letter.subject),
  intro: plain(letter.intro),
  facts: letter.facts.map(([label, value]) => [label, plain(value)]),
  ...(letter.lists && {
    lists: letter.lists.map(({ title, items }) => ({
      title,
      items: items.map((item) => ({ ...item, text: plain(item.text), detail: plain(item.detail) })),
    })),
  }),
})
