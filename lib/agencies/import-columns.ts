import { type Locale, locales } from '@/lib/i18n/locale'
import { loadMessages, type MessageTree } from '@/lib/i18n/messages'

export type ImportKind = 'agencies' | 'people'

/** Columns of a CSV by the key of the form field they fill. Headings are known in both languages, or by key. */
export const importColumns = {
  agencies: {
    required: [
      'name',
      'shortName',
      'creditCode',
      'divisionCode',
      'sectorCode',
      'zones',
      'adminName',
      'adminEmail',
    ],
    optional: ['superiorCode', 'maxProtectionLevel'],
  },
  people: { required: ['name', 'email', 'roles'], optional: ['superiorEmail', 'title'] },
} as const satisfies Record<ImportKind, { required: readonly string[]; optional: readonly string[] }>

/** A word of the interface, in any language, to the key it stands for: '经办人' and 'staff' are one role. */
export function keysByWord(...path: string[]): Map<string, string> {
  const words = new Map<string, string>()
  for (const locale of locales) {
    const tree = path.reduce<string | MessageTree | undefined>(
      (at, step) => (typeof at === 'object' ? at[step] : undefined),
      loadMessages(locale),
    )
    if (typeof tree !== 'object') continue
    for (const [key, word] of Object.entries(tree)) {
      words.set(key.toLowerCase(), key)
      if (typeof word === 'string') words.set(word.toLowerCase(), key)
    }
  }
  return words
}

/** Which text heads a column: a person has a full name, an agency a name. */
export const columnKey = (kind: ImportKind, key: string): string =>
  kind === 'people' && key === 'name' ? 'fullName' : key

/** The heading in a language, for messages that are made where no request is. */
export function columnWord(kind: ImportKind, key: string, locale: Locale): string {
  const tree = loadMessages(locale).agencies as { import: { columns: Record<string, string> } }
  return tree.import.columns[columnKey(kind, key)] ?? key
}
