'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import {
  Autocomplete,
  Input,
  ListBox,
  ListBoxItem,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components'
import { Field, type FieldBase } from './field'
import { useField } from './form-context'
import { Icon } from './icon'
import { Spoken } from './spoken'
import { StateGlyph } from './state'

type Option = { value: string; label: string }
type Props = FieldBase & { label: string; options: Option[]; defaultValue?: string }

/**
 * One of many, found by typing: an agency, a person. The list stands open beneath the field, so nothing of the page is
 * hidden from anybody; arrows and Enter choose in it. The form sends the option's value.
 */
export function SearchChoice({ name, label, options, defaultValue, ...field }: Props) {
  const t = useTranslations('ui.choice')
  const { contains } = useFilter({ sensitivity: 'base' })
  const [value, setValue] = useState(useField(name).typed ?? defaultValue ?? '')
  // Named here, not by the library: field and list belong together before any script has come.
  const list = useId()
  const chosen = options.find((option) => option.value === value)
  return (
    <Field name={name} label={label} {...field}>
      {({ typed: _, typedAll: __, name: ___, ...control }) => (
        <>
          <Autocomplete filter={contains}>
            <SearchField className="search search--wide" id={control.id} aria-label={label} type="text">
              <Icon name="search" />
              <Input
                className="in"
                role="combobox"
                aria-expanded
                aria-controls={list}
                aria-invalid={control['aria-invalid']}
                aria-describedby={control['aria-describedby']}
                placeholder={t('prompt')}
              />
            </SearchField>
            <ListBox
              className="options"
              id={list}
              aria-label={label}
              items={options}
              selectionMode="single"
              disallowEmptySelection
              escapeKeyBehavior="none"
              selectedKeys={value ? [value] : []}
              onSelectionChange={(keys) => setValue(String([...keys][0] ?? ''))}
              renderEmptyState={() => <p className="t2">{t('none')}</p>}
            >
              {(option) => (
                <ListBoxItem id={option.value} textValue={option.label}>
                  {({ isSelected }) => (
                    <>
                      <Text slot="label">
                        <Spoken>{option.label}</Spoken>
                      </Text>
                      {isSelected ? <StateGlyph is="done" /> : null}
                    </>
                  )}
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
          <input type="hidden" name={name} value={value} />
          <p className="small" role="status">
            {chosen ? (
              <>
                {t('chosen')} <b lang="zh-CN">{chosen.label}</b>
              </>
            ) : (
              <span className="t3">{t('nothing')}</span>
            )}
          </p>
        </>
      )}
    </Field>
  )
}
