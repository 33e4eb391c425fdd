'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { Icon } from './icon'
import { Spoken } from './spoken'
import { StateGlyph } from './state'

type Props = {
  title: ReactNode
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  /** For what cannot be undone: announced as an alert, closed only by a choice. */
  danger?: boolean
  wide?: boolean
  children: ReactNode
}

export function Dialog({ title, isOpen, onOpenChange, danger, wide, children }: Props) {
  const t = useTranslations('ui.dialog')
  return (
    <ModalOverlay
      className="scrim scrim--center"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={!danger}
    >
      <Modal className={wide ? 'dialog dialog--wide' : 'dialog'}>
        <RacDialog role={danger ? 'alertdialog' : 'dialog'} className="dialog__in">
          <header className="dialog__head">
            {danger ? (
              <span className="st st--bad">
                <StateGlyph is="failed" />
              </span>
            ) : null}
            <Heading slot="title" level={2}>
              <Spoken>{title}</Spoken>
            </Heading>
            <button
              type="button"
              className="iconbtn push"
              aria-label={t('close')}
              onClick={() => onOpenChange(false)}
            >
              <Icon name="close" />
            </button>
          </header>
          {children}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}
