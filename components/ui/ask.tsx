'use client'

import { type ReactNode, useRef, useState } from 'react'
import { Drawer } from './drawer'
import { Link } from './link'

type Props = { children: ReactNode; label?: string } & (
  | { href: string; title?: undefined; detail?: undefined }
  | { href?: undefined; title: ReactNode; detail: ReactNode }
)

/** A figure that can be asked. `href` opens a drawer the page draws for `?ask=…`; `detail` brings its drawer along. */
export function Ask({ children, label, href, title, detail }: Props) {
  const [open, setOpen] = useState(false)
  const figure = useRef<HTMLButtonElement>(null)
  if (href !== undefined) {
    return (
      <Link className="ask" href={href} scroll={false} data-ask={href} aria-label={label}>
        {children}
      </Link>
    )
  }
  function close() {
    setOpen(false)
    figure.current?.focus()
  }
  return (
    <>
      <button
        ref={figure}
        type="button"
        className="ask"
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open ? (
        <Drawer title={title} onClose={close}>
          {detail}
        </Drawer>
      ) : null}
    </>
  )
}
