'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import {
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  ComboBox as RacComboBox,
  Text,
} from 'react-aria-components'
import type { FieldBase } from './field'
import { useField } from './form-context'
import { Icon } from './icon'
import { StateGlyph } from './state'

type Option = { value: string; label: string; note?: string }

type Props = FieldBase & {
  options: Option[]
  defaultValue?: string
  placeholder?: string
  disabled?: boolean
  onChange?: (value: string) => void
}

/** One of many, found by typing: a person, an agency, a business system. The form sends the option's value. */
export function ComboBox({
  name,
  label,
  mark,
  hint,
  error: given,
  options,
  defaultValue,
  placeholder,
  disabled,
  onChange,
}: Props) {
  const t = useTranslations('ui.combo')
  const field = useField(name)
  const [value, setValue] = useState(field.typed ?? defaultValue ?? '')
  const error = given ?? field.error
  return (
    <RacComboBox
      className="field"
      defaultItems={options.map((option) => ({ ...option, id: option.value }))}
      selectedKey={value || null}
      onSelectionChange={(key) => {
        const next = key === null ? '' : String(key)
        setValue(next)
        onChange?.(next)
      }}
      isDisabled={disabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      allowsEmptyCollection
      menuTrigger="focus"
      aria-describedby={error ? field.errorId : hint ? field.hintId : undefined}
    >
      <Label className="lab">
        {label}
        {mark ? <em>{mark}</em> : null}
      </Label>
      <div className="date" id={field.id}>
        <Input className="in" placeholder={placeholder} />
        <Button className="date__open">
          <Icon name="sort" small />
        </Button>
      </div>
      <input type="hidden" name={name} value={value} />
      <Popover className="pop" offset={4}>
        <ListBox
          className="menu options"
          renderEmptyState={() => <p className="palette__none">{t('none')}</p>}
        >
          {(option: Option & { id: string }) => (
            <ListBoxItem id={option.id} textValue={option.label}>
              <Text slot="label">{option.label}</Text>
              {option.note ? (
                <Text slot="description" className="t3 small">
                  {option.note}
                </Text>
              ) : null}
            </ListBoxItem>
          )}
        </ListBox>
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
    </RacComboBox>
  )
}
