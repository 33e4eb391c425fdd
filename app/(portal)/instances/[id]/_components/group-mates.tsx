import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { Link } from '@/components/ui/link'
import { useFormat } from '@/components/ui/use-format'
import type { MachineGroup } from '@/lib/compute/get-machine'
import { routes } from '@/lib/routes'

/** With whom it stands on one host, or with whom it does not; and where that is not so at the moment. */
export function GroupMates({ group }: { group: MachineGroup | null }) {
  const t = useTranslations('compute.machine')
  const f = useFormat()
  if (!group) return null
  const { together, name, mates } = group
  const comma = f.locale === 'en' ? ', ' : '、'
  const links = mates.map(({ id, name: mate }, at) => (
    <Fragment key={id}>
      {at > 0 ? comma : null}
      <Link href={routes.instances.one(id)}>{mate}</Link>
    </Fragment>
  ))
  const mark = '\u0000'
  const text = together
    ? t('groupTogether', { name: name ?? '', mates: mark })
    : t('groupApart', { mates: mark })
  const [before, after] = text.split(mark)
  const split = mates.filter(({ sameHost }) => sameHost !== together)
  return (
    <>
      {before}
      {mates.length > 0 ? links : t('groupAlone')}
      {after}
      {split.length > 0 ? (
        <span className="sub">{t('groupSplit', { names: split.map((mate) => mate.name).join(comma) })}</span>
      ) : null}
    </>
  )
}
