export type Language = 'zh' | 'en'

/** Which side of a bilingual value a locale reads. */
export const languageOf = (locale: string): Language => (locale === 'en' ? 'en' : 'zh')

/** The text of a bilingual value from the database, in the reader's language. */
export const inLocale = (text: Record<Language, string>, locale: string): string => text[languageOf(locale)]
