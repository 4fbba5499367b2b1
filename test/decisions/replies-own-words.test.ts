import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOfHtml } from '../../server/replies/html-text.ts'
import { ownWords } from '../../server/replies/own-words.ts'

const original = 'Nothing has been logged on this opportunity for 3 days.\nCalled? Lost? Answer here.'
const quoted = original.replace(/^/gm, '> ')

describe('what a mail quotes is not its writer’s', () => {
  test.each([
    ['nothing quoted', 'called'],
    [
      'Gmail, English',
      `called\n\nOn Mon, 2 Mar 2026 at 10:00, Nordlicht <replies+k@leads.example.com> wrote:\n\n${quoted}`,
    ],
    [
      'Gmail, English, wrapped',
      `called\n\nOn Mon, 2 Mar 2026 at 10:00, Nordlicht Heizungen GmbH\n<replies+k@leads.example.com> wrote:\n${quoted}`,
    ],
    [
      'Gmail, German',
      `called\n\nAm Mo., 2. März 2026 um 10:00 Uhr schrieb Nordlicht <replies+k@leads.example.com>:\n\n${quoted}`,
    ],
    [
      'Apple Mail, German',
      `called\n\n> Am 02.03.2026 um 10:00 schrieb Nordlicht <a@b.example>:\n> \n${quoted}`,
    ],
    [
      'Apple Mail, German, unquoted head',
      `called\n\nAm 02.03.2026 um 10:00 schrieb Nordlicht <a@b.example>:\n\n${quoted}`,
    ],
    [
      'iPhone',
      `called\n\nVon meinem iPhone gesendet\n\n> Am 02.03.2026 um 10:00 schrieb Nordlicht <a@b.example>:\n> \n${quoted}`,
    ],
    [
      'iPhone, English',
      `called\n\nSent from my iPhone\n\n> On 2 Mar 2026, at 10:00, Nordlicht <a@b.example> wrote:\n> \n${quoted}`,
    ],
    [
      'Outlook, English',
      `called\n\nFrom: Nordlicht <a@b.example>\nSent: Monday, March 2, 2026 10:00 AM\nTo: Jana Keller <jana@alpen.example>\nSubject: What is new?\n\n${original}`,
    ],
    [
      'Outlook, German',
      `called\n\nVon: Nordlicht <a@b.example>\nGesendet: Montag, 2. März 2026 10:00\nAn: Jana Keller <jana@alpen.example>\nBetreff: Was gibt es Neues?\n\n${original}`,
    ],
    [
      'Outlook with a line',
      `called\n\n________________________________\nVon: Nordlicht <a@b.example>\nGesendet: Montag, 2. März 2026 10:00\nAn: Jana\nBetreff: Neues?\n\n${original}`,
    ],
    [
      'old Outlook, German',
      `called\n\n-----Ursprüngliche Nachricht-----\nVon: Nordlicht [mailto:a@b.example]\nGesendet: Montag\nBetreff: Neues?\n\n${original}`,
    ],
    [
      'old Outlook, English',
      `called\n\n-----Original Message-----\nFrom: Nordlicht\nSent: Monday\nSubject: What is new?\n\n${original}`,
    ],
    [
      'Outlook for iOS',
      `called\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Nordlicht <a@b.example>\nSent: Monday, March 2, 2026 10:00:00 AM\nTo: Jana\nSubject: News\n\n${original}`,
    ],
    ['Thunderbird, German', `called\n\nAm 02.03.26 um 10:00 schrieb Nordlicht:\n${quoted}`],
    [
      'GMX app',
      `called\n-- \nDiese Nachricht wurde von meinem Android Mobiltelefon mit GMX Mail gesendet.\nAm 02.03.26, 10:00, Nordlicht <a@b.example> schrieb:\n\n${original}`,
    ],
    ['name first', `called\n\nNordlicht <a@b.example> schrieb am Mo. 2. März 2026 um 10:00:\n\n${quoted}`],
    ['answer below', `On Mon, 2 Mar 2026 at 10:00, Nordlicht <a@b.example> wrote:\n${quoted}\n\ncalled`],
    [
      'answer between',
      `On Mon, 2 Mar 2026 at 10:00, Nordlicht <a@b.example> wrote:\n> Nothing has been logged.\n\ncalled\n\n> Lost?`,
    ],
    ['signature', 'called\n-- \nJana Keller\nAlpen Solar GmbH\nNot lost: +49 89 1234'],
    [
      'German greeting',
      'called\n\nMit freundlichen Grüßen\nJana Keller\nGeschäftsführerin\nwww.alpen.example',
    ],
    ['short greeting', 'called\n\nLG Jana'],
    ['thanks', 'called\n\nThanks,\nJana'],
    ['disclaimer', 'called\n\nDiese E-Mail enthält vertrauliche Informationen. Nicht angerufen.'],
    ['zero-width characters', 'cal\u200bled\u202e'],
    ['old Macintosh line ends', `called\r\r> quoted\r`],
  ])('%s', (_, text) => expect(ownWords(text)).toBe('called'))

  test('a postscript counts', () =>
    expect(ownWords('called\n\nBest regards\nJana\n\nPS: not lost')).toBe('called\n\nPS: not lost'))
  test('thanks in the middle end nothing', () =>
    expect(
      ownWords(
        `Thanks\n${'We called the customer and agreed on a visit, about which I shall write soon.\n'.repeat(3)}`,
      ),
    ).toContain('visit'))
  test.each([
    ['only quoted', quoted],
    ['only a signature', '-- \nJana'],
    ['only a phone', 'Sent from my iPhone'],
    ['nothing', ''],
  ])('%s leaves nothing', (_, text) => expect(ownWords(text)).toBe(''))

  test('whatever comes in, in reasonable time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        expect(ownWords(text).length).toBeLessThanOrEqual(text.length)
        expect(textOfHtml(text)).toBeTypeOf('string')
      }),
      { numRuns: 300 },
    )
    for (const piece of [
      'On ',
      'Am schrieb ',
      'LG a ',
      '<<',
      '> ',
      '<blockquote>',
      '&#',
      'From: x\n',
      '- - ',
      'grüße ',
    ])
      expect(ownWords(textOfHtml(piece.repeat(20_000)) + piece.repeat(20_000))).toBeTypeOf('string')
  })
})

describe('a mail of HTML alone', () => {
  test.each([
    [
      'Gmail',
      '<div dir="ltr">called<br></div><br><div class="gmail_quote"><div class="gmail_attr">On Mon, 2 Mar 2026 at 10:00, Nordlicht &lt;<a href="mailto:a@b.example">a@b.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote">Lost?</blockquote></div>',
    ],
    [
      'Outlook',
      '<html><head><style>p{margin:0}</style></head><body><p class="MsoNormal">called</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>Von:</b> Nordlicht</p></div><p>Lost?</p></body></html>',
    ],
    [
      'Outlook on the web',
      '<div>called</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: x</div><div>Lost?</div>',
    ],
    [
      'Apple Mail',
      '<body>called<br><div><blockquote type="cite"><div>On 2 Mar</div><blockquote>Lost?</blockquote></blockquote></div></body>',
    ],
    ['GMX', '<div>called</div><div name="quote"><div>Gesendet: Montag</div>Lost?</div>'],
    ['script and comment', '<script>lost()</script><!-- lost > --><p>called</p>'],
  ])('%s', (_, html) => expect(ownWords(textOfHtml(html))).toBe('called'))

  test('its signs are read', () =>
    expect(textOfHtml('K&auml;ufer&nbsp;&lt;b&gt; &#8364;&#x41;&#0;&unknown;').trim()).toBe(
      'Käufer <b> €A&unknown;',
    ))
})
