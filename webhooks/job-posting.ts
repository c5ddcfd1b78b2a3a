import type { JobCard } from '../core/jobs/job-card.ts';
import { placeById } from '../core/places/place.ts';
import { placeName } from '../core/places/place-name.ts';

/** Kinds of work in the words of schema.org (https://schema.org/employmentType). */
const EMPLOYMENT: Readonly<Record<JobCard['type'], string>> = {
  'full-time': 'FULL_TIME', 'part-time': 'PART_TIME', remote: 'FULL_TIME', freelance: 'CONTRACTOR', contract: 'CONTRACTOR', 'night-shift': 'OTHER', 'weekend-job': 'PART_TIME',
};
const UNITS = { month: 'MONTH', day: 'DAY', hour: 'HOUR' } as const;

/** An open job as search engines read it: JobPosting of schema.org, as JSON-LD. Nothing that the page itself does not show. */
export function jobPosting(job: JobCard, { url, brand }: { url: string; brand: string }): Readonly<Record<string, unknown>> {
  const country = { '@type': 'Country', name: 'MM' };
  return {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: job.title,
    description: job.description,
    identifier: { '@type': 'PropertyValue', name: brand, value: job.id },
    url,
    datePosted: job.openedAt.toISOString(),
    validThrough: job.expiresAt.toISOString(),
    employmentType: EMPLOYMENT[job.type],
    hiringOrganization: { '@type': 'Organization', name: job.companyName },
    jobLocation: { '@type': 'Place', address: addressOf(job) },
    ...(job.type === 'remote' && { jobLocationType: 'TELECOMMUTE', applicantLocationRequirements: country }),
    ...salaryOf(job),
    totalJobOpenings: job.openings,
    directApply: true,
  };
}

function addressOf({ place: id }: JobCard): Readonly<Record<string, string>> {
  const place = placeById(id);
  const state = place && placeById(place.state);
  return {
    '@type': 'PostalAddress',
    ...(place && { addressLocality: placeName(place, 'en') }),
    ...(state && { addressRegion: placeName(state, 'en') }),
    addressCountry: 'MM',
  };
}

function salaryOf({ pay: { min, max, period } }: JobCard): { baseSalary?: unknown } {
  if (min === undefined && max === undefined) return {};
  const value = min !== undefined && min === max ? { value: min } : { ...(min !== undefined && { minValue: min }), ...(max !== undefined && { maxValue: max }) };
  return { baseSalary: { '@type': 'MonetaryAmount', currency: 'MMK', value: { '@type': 'QuantitativeValue', ...value, unitText: UNITS[period] } } };
}
