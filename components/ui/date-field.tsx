'use client'

import { type CalendarDate, parseDate } from '@internationalized/date'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Label,
  Popover,
} from 'react-aria-components'
import type { FieldBase } from './field'
import { useField } from './form-context'
import { Icon } from './icon'
import { StateGlyph } from './state'
import { useFormat } from './use-format'

type Props = FieldBase & {
  /** Days are written 2026-11-24; so is what the form sends. */
  defaultValue?: string
  min?: string
  max?: string
  required?: boolean
  /** The label is only said: what stands around the field shows what it is. */
  quiet?: boolean
  onChange?: (day: string) => void
}

export function DateField({
  name,
  label,
  mark,
  hint,
  error: given,
  defaultValue,
  min,
  max,
  required,
  quiet,
  onChange,
}: Props) {
  const t = useTranslations('ui.date')
  const { locale } = useFormat()
  const field = useField(name)
  const [value, setValue] = useState(day(field.typed ?? defaultValue))
  const error = given ?? field.error
  return (
    <I18nProvider locale={locale === 'en' ? 'en-GB' : locale}>
      <DatePicker
        className="field"
        value={value}
        onChange={(next) => {
          setValue(next)
          onChange?.(next?.toString() ?? '')
        }}
        minValue={day(min)}
        maxValue={day(max)}
        isRequired={required}
        isInvalid={Boolean(error)}
        validationBehavior="aria"
        aria-describedby={error ? field.errorId : hint ? field.hintId : undefined}
      >
        <Label className={quiet ? 'sr' : 'lab'}>
          {label}
          {mark ? <em>{mark}</em> : null}
        </Label>
        <Group className="date" id={field.id}>
          <DateInput className="in date__in">
            {(segment) => <DateSegment className="date__part" segment={segment} />}
          </DateInput>
          <Button className="date__open" aria-label={t('open')}>
            <Icon name="calendar" />
          </Button>
        </Group>
        <input type="hidden" name={name} value={value?.toString() ?? ''} />
        <Popover className="pop" placement="bottom start">
          <Dialog className="dialog__in">
            <Calendar className="cal">
              <header className="cal__head">
                <Button slot="previous" className="iconbtn" aria-label={t('previous')}>
                  <Icon name="back" />
                </Button>
                <Heading />
                <Button slot="next" className="iconbtn" aria-label={t('next')}>
                  <Icon name="next" />
                </Button>
              </header>
              <CalendarGrid>{(date) => <CalendarCell className="cal__day" date={date} />}</CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
        {error ? (
          <span className="err" id={field.errorId}>
            <StateGlyph is="failed" />
            {error}
          </span>
        ) : hint ? (
          <span className="hint" id={field.hintId}>
            {hint}
          </span>
        ) : null}
      </DatePicker>
    </I18nProvider>
  )
}

function day(text: string | undefined): CalendarDate | null {
  if (!text) return null
  try {
    return parseDate(text.slice(0, 10))
  } catch {
    return null
  }
}
