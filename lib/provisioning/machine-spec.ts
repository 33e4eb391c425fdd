import type { MachineSpec } from '@/lib/providers/compute/driver'
import type { World } from '@/lib/provisioning/step'

/** Network of a zone for machines whose order names no subnet. */
const zoneNetworks: Record<string, string> = {
  intranet: '10.16.0.0/14',
  extranet: '10.24.0.0/14',
  internet: '10.32.0.0/14',
}

/** Choices that the caller of startRun resolved to engine terms. */
export type MachineParams = {
  network?: { ref: string; cidr: string }
  image?: string
  sshKeys?: string[]
}

export function machineSpecOf({ instance, run, place }: World): MachineSpec {
  const { spec } = instance
  const params = run.params as MachineParams
  const zone = place?.zone ?? 'extranet'
  const chosenImage = typeof instance.config.image === 'string' ? instance.config.image : null
  return {
    name: instance.name,
    vcpu: spec.vcpu ?? 0,
    memoryMiB: spec.memoryMiB ?? 0,
    diskGiB: spec.diskGiB ?? 0,
    dataDisksGiB: spec.dataDiskGiB ? [spec.dataDiskGiB] : [],
    hostName: place?.hostName ?? null,
    image: params.image ?? chosenImage,
    network: params.network ?? { ref: `zone-${zone}`, cidr: zoneNetworks[zone] ?? '10.40.0.0/14' },
    sshKeys: params.sshKeys ?? [],
  }
}
