'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type Props = { name: string; value: string; chosen: boolean; children: ReactNode }

/** Ticked at once, before the server has answered; what is chosen elsewhere, by a chip or by going back, follows. */
export function FacetBox({ name, value, chosen, children }: Props) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.checked = chosen
  }, [chosen])
  return (
    <label className="opt">
      <input ref={box} type="checkbox" name={name} value={value} defaultChecked={chosen} />
      {children}
    </label>
  )
}
