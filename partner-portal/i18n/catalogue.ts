import type { InboxEnglish } from './en-inbox.ts'
import type { PartnerEnglish } from './en-partner.ts'
import type { English } from './en.ts'

/** A text that depends on a number: one wording per plural rule of the language, chosen by `count`. */
export type Plural = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>

/** The same keys as the English texts of a screen, worded in another language. */
export type Texts<EnglishTexts> = {
  readonly [Key in keyof EnglishTexts]: EnglishTexts[Key] extends string ? string : Plural
}

/** Every text of the portal in one language: screen by screen. */
export type Catalogue = { readonly [Screen in keyof English]: Texts<English[Screen]> }

/** The part of it that the partner desk and the pages in the open draw. */
export type PartnerCatalogue = Pick<Catalogue, keyof PartnerEnglish>

/** The part of it that the inbox draws, which is where a partner begins. */
export type InboxCatalogue = Pick<Catalogue, keyof InboxEnglish>

type KeyIn<Screen extends keyof English> = `${Screen & string}.${keyof English[Screen] & string}`
/** The name of a text: `screen.text`. */
export type Key = { [Screen in keyof English]: KeyIn<Screen> }[keyof English]

type MessageAt<K extends Key> = K extends `${infer Screen}.${infer Text}`
  ? Screen extends keyof English
    ? Text extends keyof English[Screen]
      ? English[Screen][Text]
      : never
    : never
  : never

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type ParameterNames<Message> = Message extends string
  ? Names<Message>
  : Message extends { readonly other: infer Other }
    ? Names<Other> | 'count'
    : never

/** What `t` wants besides the key: nothing, or a value for each `{name}` in the English text. */
export type Parameters<K extends Key> = [ParameterNames<MessageAt<K>>] extends [never]
  ? []
  : [parameters: Readonly<Record<ParameterNames<MessageAt<K>>, string | number>>]
