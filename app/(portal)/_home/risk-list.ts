import type { ReactNode } from 'react'
import type { StateShape } from '@/components/ui/state-shapes'

/** One line of "at risk", ready to read. */
export type Risk = {
  key: string
  is: Extract<StateShape, 'failed' | 'risk'>
  title: ReactNode
  text: ReactNode
  href: string
}
