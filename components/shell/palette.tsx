'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'

const PalettePanel = dynamic(() => import('./palette-panel').then((found) => found.PalettePanel), {
  ssr: false,
})

/** The find button of the top bar; Ctrl K opens it from anywhere. Its panel is fetched when first wanted. */
export function Palette() {
  const t = useTranslations('shell')
  const [wanted, setWanted] = useState(false)
  const [open, setOpen] = useState(false)

  function show() {
    setWanted(true)
    setOpen(true)
  }

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setWanted(true)
      setOpen((was) => !was)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <button
        type="button"
        className="find"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onClick={show}
      >
        <Icon name="search" />
        <span>{t('find.prompt')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {wanted ? <PalettePanel isOpen={open} onOpenChange={setOpen} /> : null}
    </>
  )
}
