'use client'

import { createContext } from 'react'

/** Closes the layer a form stands in. */
export const CloseContext = createContext<(() => void) | undefined>(undefined)
