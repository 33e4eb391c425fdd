'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'

/** On narrow windows the navigation lies over the page; going anywhere, Esc or a press beside it puts it away. */
export function NavToggle() {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    void pathname
    setOpen(false)
  }, [pathname])

  useEffect(() => {
    if (!open) return
    document.documentElement.dataset.nav = 'open'
    document.querySelector<HTMLElement>('#main-nav a')?.focus()
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    function onPress(event: PointerEvent) {
      const target = event.target as Element
      if (!target.closest('#main-nav, .menu-toggle')) setOpen(false)
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    return () => {
      delete document.documentElement.dataset.nav
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPress)
    }
  }, [open])

  return (
    <button
      ref={button}
      type="button"
      className="iconbtn menu-toggle"
      aria-label={t('nav')}
      aria-expanded={open}
      aria-controls="main-nav"
      onClick={() => setOpen(!open)}
    >
      <Icon name={open ? 'close' : 'menu'} />
    </button>
  )
}
