'use client'

import { createContext, type ReactNode, use, useState } from 'react'

type Caller = { token: string; withToken: boolean }
type Held = { caller: Caller; choose: (caller: Caller) => void }

const CallerContext = createContext<Held>({ caller: { token: '', withToken: false }, choose: () => {} })
export const useCaller = () => use(CallerContext)

/** As whom requests are tried, for the whole page. The token lives here and nowhere else. */
export function CallerArea({ children }: { children: ReactNode }) {
  const [caller, choose] = useState<Caller>({ token: '', withToken: false })
  return <CallerContext value={{ caller, choose }}>{children}</CallerContext>
}
