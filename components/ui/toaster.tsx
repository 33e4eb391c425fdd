'use client'

import { useTranslations } from 'next-intl'
import { Toaster as Sonner } from 'sonner'
import { StateGlyph } from './state'

/** Where short messages appear. One way back at most; errors that need action stay on the page. */
export function Toaster() {
  const t = useTranslations('ui.toast')
  return (
    <Sonner
      position="bottom-right"
      containerAriaLabel={t('label')}
      icons={{
        success: (
          <span className="st st--ok">
            <StateGlyph is="done" />
          </span>
        ),
      }}
      toastOptions={{ unstyled: true, classNames: { toast: 'toast', actionButton: 'link small' } }}
    />
  )
}
