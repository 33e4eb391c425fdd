import type { IconName } from '@/components/ui/icon-shapes'
import type { StateShape } from '@/components/ui/state-shapes'

/** What `/api/palette?q=` answers: found things by kind, in the reader's language, each with its address. */
export type PaletteResult = { groups: PaletteGroup[]; total: number }

export type PaletteGroup = { title: string; items: PaletteItem[] }

export type PaletteItem = {
  href: string
  label: string
  icon: IconName
  /** An identifier or address, in small mono type. */
  note?: string
  state?: { is: StateShape; text: string }
}
