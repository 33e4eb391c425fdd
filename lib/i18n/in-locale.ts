/** The text of a bilingual value from the database, in the reader's language. */
export const inLocale = (text: { zh: string; en: string }, locale: string): string =>
  locale === 'en' ? text.en : text.zh
