'use client'

import Form from 'next/form'
import type { ReactNode } from 'react'

type Props = { path: string; label: string; className: string; children: ReactNode }

/** Boxes that act at once: each tick asks for the catalogue anew. Without script the form's own button does. */
export function FacetForm({ path, label, className, children }: Props) {
  return (
    <Form
      action={path}
      scroll={false}
      className={className}
      aria-label={label}
      onChange={(event) => event.currentTarget.requestSubmit()}
    >
      {children}
    </Form>
  )
}
