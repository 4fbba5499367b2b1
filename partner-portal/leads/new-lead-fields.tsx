import { useQuery } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { customerTypes, timelines } from '../../shared/leads.ts'
import { t } from '../i18n/t.ts'
import { Combobox } from '../ui/combobox.tsx'
import { Select } from '../ui/select.tsx'
import { NumberField, TextArea, TextField } from '../ui/text-field.tsx'
import { countryOptions } from './countries.ts'
import type { LeadField, NewLeadForm } from './new-lead-form.ts'
import { productLinesQuery } from './queries.ts'

interface FieldsProps {
  readonly form: NewLeadForm
}

interface OneProps extends FieldsProps {
  readonly field: LeadField
  readonly label: string
  readonly type?: string
  readonly autocomplete?: string
}

/** One line of text of the form, wired to its value and its fault. */
function One(props: OneProps): JSX.Element {
  return (
    <TextField
      label={props.label}
      type={props.type ?? 'text'}
      autocomplete="off"
      error={props.form.fault(props.field)}
      value={props.form.values[props.field]}
      onInput={props.form.set(props.field)}
    />
  )
}

const grid = 'grid gap-4 md:grid-cols-2'

/** Who it is. */
export function CustomerFields(props: FieldsProps): JSX.Element {
  const { form } = props
  return (
    <div class={grid}>
      <One form={form} field="company" label={t('lead.company')} />
      <Select
        label={t('lead.customerType')}
        required={false}
        error={form.fault('customerType')}
        value={form.values.customerType}
        options={[
          { value: '', label: t('leads.notGiven') },
          ...customerTypes.map((value) => ({ value, label: t(`lead.customer_${value}`) })),
        ]}
        onChange={form.set('customerType')}
      />
      <One form={form} field="firstName" label={t('leads.firstName')} />
      <One form={form} field="lastName" label={t('leads.lastName')} />
      <One form={form} field="email" label={t('lead.email')} type="email" />
      <One form={form} field="phone" label={t('lead.phone')} type="tel" />
    </div>
  )
}

/** Where it is, which decides about territory and distance. */
export function AddressFields(props: FieldsProps): JSX.Element {
  const { form } = props
  return (
    <div class={grid}>
      <One form={form} field="street" label={t('leads.street')} />
      <div class="grid grid-cols-[8rem_minmax(0,1fr)] gap-4">
        <One form={form} field="postalCode" label={t('leads.postalCode')} />
        <One form={form} field="town" label={t('leads.town')} />
      </div>
      <Combobox
        required
        label={t('leads.country')}
        error={form.fault('country')}
        value={form.values.country}
        options={countryOptions()}
        onChange={form.set('country')}
      />
    </div>
  )
}

/** What is wanted. */
export function NeedFields(props: FieldsProps): JSX.Element {
  const { form } = props
  const lines = useQuery(productLinesQuery)
  return (
    <div class={grid}>
      <Select
        label={t('lead.product')}
        error={form.fault('productLine')}
        value={form.values.productLine}
        options={[
          { value: '', label: t('leads.notGiven') },
          ...(lines.isSuccess ? lines.data.rows : []).map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={form.set('productLine')}
      />
      <NumberField
        label={t('lead.quantity')}
        required={false}
        error={form.fault('quantity')}
        value={form.values.quantity}
        onInput={form.set('quantity')}
      />
      <NumberField
        label={t('lead.budget')}
        required={false}
        suffix={form.values.currency}
        error={form.fault('budget')}
        value={form.values.budget}
        onInput={form.set('budget')}
      />
      <Select
        label={t('lead.timeline')}
        required={false}
        error={form.fault('timeline')}
        value={form.values.timeline}
        options={[
          { value: '', label: t('leads.notGiven') },
          ...timelines.map((value) => ({ value, label: t(`lead.timeline_${value}`) })),
        ]}
        onChange={form.set('timeline')}
      />
      <TextArea
        class="md:col-span-2"
        label={t('leads.message')}
        required={false}
        maxlength={4000}
        error={form.fault('message')}
        value={form.values.message}
        onInput={form.set('message')}
      />
    </div>
  )
}
