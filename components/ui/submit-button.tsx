'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useContext } from 'react'
import { Button, type ButtonVariant } from './button'
import { FormContext } from './form-context'
import type { IconName } from './icon-shapes'
import { StateGlyph } from './state'

type Props = {
  children: ReactNode
  variant?: ButtonVariant
  size?: 'normal' | 'small'
  icon?: IconName
  reason?: ReactNode
  /** Two buttons on one form (submit, save draft) differ by name and value. */
  name?: string
  value?: string
  busy?: string
  wide?: boolean
}

export function SubmitButton({ children, variant = 'primary', busy, icon, ...rest }: Props) {
  const t = useTranslations('ui.form')
  const { pending } = useContext(FormContext)
  if (!pending) {
    return (
      <Button type="submit" variant={variant} icon={icon} {...rest}>
        {children}
      </Button>
    )
  }
  return (
    <Button
      variant="plain"
      className="is-busy"
      aria-busy="true"
      aria-disabled="true"
      size={rest.size}
      wide={rest.wide}
    >
      <StateGlyph is="building" />
      {busy ?? t('sending')}
    </Button>
  )
}
