import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownWords } from '../../server/replies/own-words.ts'
import { readReply } from '../../server/replies/read-reply.ts'
import type { Topic } from '../../server/replies/read-reply.ts'

/** A Monday. */
const today = '2026-03-02'

/** «called > quote 2026-03-06 (price)»; a question mark in front: not clear. */
function said(words: string, topic: Topic): string {
  const { answers, next, until, reason, clear } = readReply(words, topic, today)
  const parts = [answers.join('+'), next && `> ${next}`, until, reason && `(${reason})`].filter(Boolean)
  return `${clear ? '' : '? '}${parts.join(' ')}`.trim()
}

describe('of an opportunity', () => {
  test.each([
    // the sentence that all this is for
    ['called, quote till Friday', 'called > quote 2026-03-06'],
    ['angerufen, Angebot bis Freitag', 'called > quote 2026-03-06'],
    // called
    ['called', 'called'],
    ['Called him today.', 'called'],
    ['Hi, I spoke to the customer this morning. Thanks, Jana', 'called'],
    ['Talked to Mr Keller, very interested', 'called'],
    ['had a good call with her', 'called'],
    ['phoned yesterday', 'called'],
    ['reached him finally', 'called'],
    ['Customer called us', 'called'],
    ['callled him', 'called'],
    ['calld the custmer', 'called'],
    ['Angerufen.', 'called'],
    ['Habe heute mit dem Kunden telefoniert', 'called'],
    ['Kunde angerufen, alles gut', 'called'],
    ['Gestern gesprochen, passt alles.', 'called'],
    ['telefonirt', 'called'],
    ['angeruffen', 'called'],
    ['Hallo zusammen, Kunden kontaktiert. Viele Grüße', 'called'],
    ['Ich habe ihn gestern erreicht', 'called'],
    ['not only called but also visited', 'called+visited'],
    ['Angerufen und besucht', 'called+visited'],
    // visited
    ['visited the customer on site', 'visited'],
    ['We were on site yesterday', 'visited'],
    ['met the customer', 'visited'],
    ['War gestern vor Ort', 'visited'],
    ['Wir waren beim Kunden', 'visited'],
    ['Kunde besucht', 'visited'],
    ['Dach besichtigt', 'visited'],
    ['vor Ort', 'visited'],
    ['Aufmaß gemacht', 'visited'],
    // quote sent
    ['Quote sent', 'quote_sent'],
    ['quote is out', 'quote_sent'],
    ['I sent him the quotation yesterday', 'quote_sent'],
    ['proposal submitted', 'quote_sent'],
    ['qoute sent', 'quote_sent'],
    ['Angebot raus', 'quote_sent'],
    ['Angebot ist raus', 'quote_sent'],
    ['Das Angebot wurde gestern verschickt', 'quote_sent'],
    ['habe das angebot geschickt', 'quote_sent'],
    ['Angbot verschikt', 'quote_sent'],
    ['angerufen, Angebot ist raus', 'called+quote_sent'],
    ['called and sent the quote', 'called+quote_sent'],
    // what is next
    ['quote until Friday', '> quote 2026-03-06'],
    ['Angebot bis Freitag', '> quote 2026-03-06'],
    ['Angebot bis zum 13.3.', '> quote 2026-03-13'],
    ['Angebot bis Freitag, 13. März', '> quote 2026-03-13'],
    ['called, quote next week', 'called > quote 2026-03-13'],
    ['telefoniert, Angebot kommt nächste Woche', 'called > quote 2026-03-13'],
    ['called; quote in 3 days', 'called > quote 2026-03-05'],
    ['gesprochen. Angebot in drei Tagen', 'called > quote 2026-03-05'],
    ['Angerufen, Angebot morgen', 'called > quote 2026-03-03'],
    ['Angerufen. Angebot übermorgen.', 'called > quote 2026-03-04'],
    ['called, quote by March 12', 'called > quote 2026-03-12'],
    ['called, quote by 12th of March', 'called > quote 2026-03-12'],
    ['called, quote by 2026-03-20', 'called > quote 2026-03-20'],
    ['called, quote till end of month', 'called > quote 2026-03-31'],
    ['angerufen, Angebot bis Monatsende', 'called > quote 2026-03-31'],
    ['angerufen, Angebot bis Ende der Woche', 'called > quote 2026-03-06'],
    ['angerufen, Angebot in KW 12', 'called > quote 2026-03-20'],
    ['angerufen, Angebot bis Ende nächster Woche', 'called > quote 2026-03-13'],
    ['will call tomorrow', '> call 2026-03-03'],
    ['I will call him on Wednesday', '> call 2026-03-04'],
    ['Rufe morgen an', '> call 2026-03-03'],
    ['rufe ihn am Donnerstag an', '> call 2026-03-05'],
    ['Termin vor Ort am Mittwoch', '> visit 2026-03-04'],
    ['called, visit on Thursday', 'called > visit 2026-03-05'],
    ['telefoniert, Besichtigung am Donnerstag', 'called > visit 2026-03-05'],
    ['Angebot wird morgen verschickt', '> quote 2026-03-03'],
    ['quote will be sent tomorrow', '> quote 2026-03-03'],
    ['called - quote by fri', 'called > quote 2026-03-06'],
    ['angerufen, angebot bis fr', 'called > quote 2026-03-06'],
    ['called. need to send the quote by Friday', 'called > quote 2026-03-06'],
    ['called, quote follows', 'called > quote'],
    ['angerufen, Angebot folgt', 'called > quote'],
    // waiting
    ['waiting for the customer', 'waiting_for_customer'],
    ['Waiting for his feedback', 'waiting_for_customer'],
    ['customer will get back to us', 'waiting_for_customer'],
    ['quote sent, waiting for decision', 'quote_sent+waiting_for_customer'],
    ['Kunde meldet sich', 'waiting_for_customer'],
    ['Warte auf Rückmeldung vom Kunden', 'waiting_for_customer'],
    ['Kunde will noch überlegen', 'waiting_for_customer'],
    ['liegt beim Kunden', 'waiting_for_customer'],
    ['Kunde meldet sich bis 15.3.', 'waiting_for_customer 2026-03-15'],
    ['waiting for customer until next Friday', 'waiting_for_customer 2026-03-06'],
    ['Angebot raus, warten auf Antwort', 'quote_sent+waiting_for_customer'],
    // help
    ['need help', 'need_help'],
    ['I need your help with this one', 'need_help'],
    ['Can you help me?', 'need_help'],
    ['Brauche Hilfe', 'need_help'],
    ['brauche bitte dringend Unterstützung', 'need_help'],
    ['Könnt ihr mir helfen?', 'need_help'],
    ['Komme hier nicht weiter', 'need_help'],
    ['called, need help with the sizing', 'called+need_help'],
    // lost
    ['lost', 'lost'],
    ['Unfortunately lost', 'lost'],
    ['lost to competitor', 'lost (competitor)'],
    ['lost, too expensive', 'lost (price)'],
    ['customer bought elsewhere', 'lost (competitor)'],
    ['Customer is not interested any more', 'lost (no_need)'],
    ['no interest', 'lost (no_need)'],
    ['project cancelled', 'lost (no_need)'],
    ['called, customer went with a competitor', 'called+lost (competitor)'],
    ['Leider verloren', 'lost'],
    ['Auftrag verloren, zu teuer', 'lost (price)'],
    ['Verloren an Wettbewerber', 'lost (competitor)'],
    ['Kunde hat kein Interesse mehr', 'lost (no_need)'],
    ['kein Bedarf', 'lost (no_need)'],
    ['Kunde hat woanders gekauft', 'lost (competitor)'],
    ['Kunde hat sich für den Mitbewerber entschieden', 'lost (competitor)'],
    ['Projekt gestorben', 'lost (no_need)'],
    ['customer has lost interest', 'lost (no_need)'],
  ])('%s → %s', (words, expected) => expect(said(words, 'opportunity')).toBe(expected))

  test.each([
    // a no is no yes
    ['not called yet', '?'],
    ["haven't called yet", '?'],
    ['havent called', '?'],
    ['nto called yet', '?'],
    ['I did not reach him', '?'],
    ['noch nicht angerufen', '?'],
    ['nicht erreicht', '?'],
    ['Kunde nicht erreicht, versuche es morgen wieder', '?'],
    ['nciht angerufen', '?'],
    ['Niemand ans Telefon gegangen', '?'],
    ['noch kein Angebot', '?'],
    ['no quote yet', '?'],
    ['Angebot ist noch nicht raus', '?'],
    ['quote not sent', '?'],
    ['Angebot nicht verschickt', '?'],
    ['not visited', '?'],
    ['war noch nicht vor Ort', '?'],
    ['weder angerufen noch besucht', '?'],
    ['not lost', '?'],
    ['nicht verloren', '?'],
    ['no help needed', '?'],
    ['brauche keine Hilfe', '?'],
    ['Kunde meldet sich nicht', '?'],
    ['called, but not reached', '? called'],
    ['angerufen, aber niemanden erreicht', '? called'],
    ['called, left a voicemail', '? called'],
    ['angerufen, auf die Mailbox gesprochen', '? called'],
    ['vergeblich angerufen', '? called'],
    ['called and not called', '? called'],
    // a plan is no deed
    ['will be called', '? > call'],
    ['muss noch angerufen werden', '? > call'],
    ['should have called', '? > call'],
    ['wollte anrufen', '? > call'],
    ['tried to call', '? > call'],
    ['forgot to call', '? > call'],
    // doubt, question, condition
    ['called?', '? called'],
    ['Angebot raus?', '? quote_sent'],
    ['maybe called', '? called'],
    ['vielleicht verloren', '? lost'],
    ['probably lost, too expensive', '? lost (price)'],
    ['if he calls back, quote by Friday', '? > quote 2026-03-06'],
    ['wenn der Kunde will, Angebot bis Freitag', '? > quote 2026-03-06'],
    ['called the wrong customer', '? called'],
    ['bitte ignorieren, angerufen', '? called'],
    // other things lost, called and visited
    ['lost his number', '?'],
    ['Habe die Nummer verloren', '?'],
    ['lost some time', '?'],
    ['Termin abgesagt', '?'],
    ['customer cancelled the appointment', '?'],
    ['he called it off', '?'],
    ['visited the website', '?'],
    // against itself
    ['lost, quote till Friday', '? lost > quote 2026-03-06'],
    ['verloren, Kunde meldet sich', '? waiting_for_customer+lost'],
    ['quote till Friday or by Monday', '? > quote'],
    // lost without plain words
    ['Kunde hat abgesagt', '? lost'],
    ['zu teuer', '?'],
    ['the competition was there too', '? visited'],
    ['we lost him somewhere between the second call and the visit of the architect', '? lost > call'],
    // vague
    ['ok', '?'],
    ['Thanks!', '?'],
    ['Danke', '?'],
    ['mache ich', '?'],
    ['will do', '?'],
    ['noted', '?'],
    ['quite busy until Friday', '?'],
    ['diesen Monat', '?'],
    ['in progress', '?'],
    ['läuft', '?'],
    ['Freitag', '?'],
    ['accept', '?'],
    ['', '?'],
    ['   \n\n ', '?'],
    ['👍', '?'],
    ['quote by 3/4', '? > quote'],
    ['Angebot bis Dienstag, 13. März', '? > quote'],
  ])('not clear: %s → %s', (words, expected) => expect(said(words, 'opportunity')).toBe(expected))

  test('what is not done yet stands beside what is', () => {
    expect(said('called, no quote yet', 'opportunity')).toBe('called')
    expect(said('angerufen, noch kein Angebot', 'opportunity')).toBe('called')
  })

  test('a long story is asked back about, however clear its first words are', () =>
    expect(
      said(`called. ${'The roof is steep and the neighbour has a dog. '.repeat(30)}`, 'opportunity'),
    ).toBe('? called'))
})

describe('of an offer', () => {
  test.each([
    ['accept', 'accept'],
    ['Accepted.', 'accept'],
    ['We accept', 'accept'],
    ['I accept the lead, thanks', 'accept'],
    ["we'll take it", 'accept'],
    ['I take it', 'accept'],
    ['yes', 'accept'],
    ['Yes please!', 'accept'],
    ['Yes, thanks', 'accept'],
    ['happy to take it', 'accept'],
    ['acept', 'accept'],
    ['Ja', 'accept'],
    ['ja, gerne', 'accept'],
    ['Nehme ich', 'accept'],
    ['nehmen wir gerne', 'accept'],
    ['Hallo, den Lead nehmen wir. Gruß', 'accept'],
    ['Wir nehmen den Lead an', 'accept'],
    ['angenommen', 'accept'],
    ['übernehmen wir', 'accept'],
    ['Ja, nehme ich. Rufe den Kunden morgen an.', 'accept'],
    ['decline, no capacity', 'decline (no_capacity)'],
    ['No thanks', 'decline'],
    ['no', 'decline'],
    ['We decline, too far away', 'decline (outside_area)'],
    ['We have to pass', 'decline'],
    ["can't take it, fully booked", 'decline (no_capacity)'],
    ['not for us, too small', 'decline (too_small)'],
    ['fully booked', 'decline (no_capacity)'],
    ['too far away', 'decline (outside_area)'],
    ['Nein danke', 'decline'],
    ['Nein', 'decline'],
    ['Lehnen wir ab, keine Kapazität', 'decline (no_capacity)'],
    ['leider ablehnen, zu weit weg', 'decline (outside_area)'],
    ['keine Kapazität', 'decline (no_capacity)'],
    ['Nein, sind ausgebucht bis 30. April', 'decline 2026-04-30 (no_capacity)'],
    ['nein, ist schon unser Kunde', 'decline (own_customer)'],
    ['Führen wir nicht', 'decline (product_not_carried)'],
    ['Können wir nicht übernehmen, nicht unser Gebiet', 'decline (outside_area)'],
    ['more time please', 'ask_for_time'],
    ['I need more time', 'ask_for_time'],
    ['mehr Zeit', 'ask_for_time'],
    ['Brauche noch etwas Zeit', 'ask_for_time'],
    ['Bitte um Verlängerung', 'ask_for_time'],
    ['Muss das erst klären, brauche mehr Zeit', '? ask_for_time'],
  ])('%s → %s', (words, expected) => expect(said(words, 'offer')).toBe(expected))

  test.each([
    ['yes, but only in May', '? accept'],
    ['ja, aber erst ab Mai', '? accept'],
    ['yes?', '? accept'],
    ['Ja wenn der Kunde warten kann', '? accept'],
    ['ok', '? accept'],
    ['gerne', '? accept'],
    ['maybe', '?'],
    ['vielleicht', '?'],
    ['yes and no', '? accept+decline'],
    ['jein', '?'],
    ['We do not accept', '? accept'],
    ['Nehmen wir nicht', 'decline'],
    ['we cannot accept', 'decline'],
    ['not declined yet', '? decline'],
    ['we would accept if the customer can wait', '? accept'],
    ['Accept? What is the budget?', '? accept'],
    ['What is the budget?', '?'],
    ['Wie groß ist das Dach?', '?'],
    ['called, quote till Friday', '?'],
    ['too small?', '? decline (too_small)'],
    ['no problem', '?'],
    ['kein Problem', '?'],
    ['Danke', '?'],
    ['', '?'],
  ])('not clear: %s → %s', (words, expected) => expect(said(words, 'offer')).toBe(expected))
})

describe('whatever comes in', () => {
  const words = oneof(
    string({ unit: 'binary', maxLength: 400 }),
    array(
      constantFrom(
        ...'called not nicht angerufen lost verloren quote Angebot bis Freitag , . ? ! \n > -- On wrote: Am schrieb 13.3. ja no if yes nein kein raus sent waiting Kunde'.split(
          ' ',
        ),
      ),
      { maxLength: 60 },
    ).map((list) => list.join(' ')),
  )
  const topic = constantFrom<Topic>('offer', 'opportunity')

  test('it is read without a fault, and without words nothing is clear', () => {
    assert(
      property(words, topic, (text, about) => {
        const reading = readReply(ownWords(text), about, today)
        expect(reading.note.isWellFormed()).toBe(true)
        expect(reading.note).not.toContain('\u0000')
        if (!reading.answers.length && !reading.next) expect(reading.clear).toBe(false)
        if (reading.until) expect(reading.until >= today).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('what is only quoted is never clear', () => {
    assert(
      property(words, topic, (text, about) => {
        const quoted = text
          .split(/\r\n?|\n/)
          .map((line) => `> ${line}`)
          .join('\n')
        for (const head of [
          '',
          'Am 02.03.2026 um 10:00 schrieb Baton <a@b.example>:\n',
          'On Mon, 2 Mar 2026 at 10:00, Baton <a@b.example> wrote:\n',
        ])
          expect(readReply(ownWords(head + quoted), about, today).clear).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  test('a «not» before a deed is never read as the deed', () => {
    const deeds = constantFrom(
      'called',
      'visited',
      'angerufen',
      'besucht',
      'telefoniert',
      'quote sent',
      'Angebot verschickt',
    )
    const noes = constantFrom('not', 'not yet', 'noch nicht', 'nicht', 'never', "haven't", 'nie')
    assert(
      property(noes, deeds, (no, deed) => {
        const { answers, clear } = readReply(`${no} ${deed}`, 'opportunity', today)
        expect({ answers, clear }).toEqual({ answers: [], clear: false })
      }),
    )
  })
})
