//! The roadmap, packed against what the catalogue makes of it.
//!
//! Most items are initiatives as they were proposed: their practices, their
//! work per role and their prerequisites follow from the catalogue and a few
//! small numbers, and only those are written. What a person changed is written
//! as it is. Reading needs the same entries of the catalogue, so the section
//! begins with their [`edition`]. (The arithmetic is a copy of the proposal's,
//! on purpose: a link must not change with the proposal. Where the two differ,
//! links get longer, nothing else.)

use crate::catalog::{Catalog, Idx, Initiative, Practice};
use crate::plan::{Details, ItemId, PracticeId, Roadmap, RoadmapItem, RoleId, Work};
use crate::record::Field;
use crate::record::basic::MOST_ENTRIES;
use crate::record::pack::{Packer, Unfit, Unpacker};
use crate::sorted::{sort, sort_by_key};

/// Flags of an item. The number does not follow the one before.
const OWN_ID: u8 = 1;
/// The practices are not a choice of the initiative's.
const OWN_PRACTICES: u8 = 2;
/// The work is not a share of the initiative's.
const OWN_WORK: u8 = 4;
/// The prerequisites are not those of the practices.
const OWN_AFTER: u8 = 8;
/// Fields follow, packed as any record is.
const FIELDS: u8 = 16;

/// Writes a roadmap.
pub(super) fn pack(roadmap: &Roadmap, details: &Details, out: &mut Packer) {
    let catalog = out.catalog;
    for byte in edition(catalog).to_be_bytes() {
        out.byte(byte);
    }
    let items = &roadmap.items;
    let mut basis = Roadmap {
        items: Vec::new(),
        ..roadmap.clone()
    };
    // Whoever opens the link can work it out again.
    if let Some(basis) = &mut basis.basis {
        basis.inputs = 0;
    }
    basis.pack(out);
    out.number(items.len() as u64);
    let scale = scale(catalog, details);
    let expected = expected_after(catalog, items);
    let before = [None].into_iter().chain(items.iter().map(Some));
    for ((item, expected), before) in items.iter().zip(expected).zip(before) {
        let before = before.map_or((0, 0), |item| (item.id.0, item.start));
        pack_item(item, before, &expected, scale, out);
    }
}

fn pack_item(
    item: &RoadmapItem,
    (id, start): (u32, u32),
    expected: &[ItemId],
    scale: u16,
    out: &mut Packer,
) {
    let catalog = out.catalog;
    let source = item.source.as_ref();
    let source = source.and_then(|id| catalog.initiative(id.as_str()));
    let mut fields = item.clone();
    (fields.id, fields.start, fields.finish) = (ItemId(0), 0, 0);
    let mut flags = 0;
    let mut chosen = None;
    let mut share = None;
    if let Some(source) = source {
        let source = &catalog[source];
        fields.source = None;
        chosen = choice_of(catalog, source, &item.practices);
        share = (0..=shares(source)).find(|&n| work(catalog, source, scale, n) == item.work);
        match chosen {
            Some(_) => fields.practices.clear(),
            None => flags |= OWN_PRACTICES,
        }
        match share {
            Some(_) => fields.work.clear(),
            None => flags |= OWN_WORK,
        }
    }
    match item.after == expected {
        true => fields.after.clear(),
        false => flags |= OWN_AFTER,
    }
    let gap = i64::from(item.id.0) - i64::from(id);
    if gap != 1 {
        flags |= OWN_ID;
    }
    if fields != RoadmapItem::default() {
        flags |= FIELDS;
    }
    out.byte(flags);
    if flags & OWN_ID != 0 {
        gap.pack(out);
    }
    out.number(source.map_or(0, |source| catalog[source].number.into()));
    chosen.into_iter().for_each(|chosen| out.number(chosen));
    share.into_iter().for_each(|share| out.number(share));
    (i64::from(item.start) - i64::from(start)).pack(out);
    (i64::from(item.finish) - i64::from(item.start) - 1).pack(out);
    if flags & FIELDS != 0 {
        fields.pack(out);
    }
}

/// Reads a roadmap.
///
/// # Errors
/// When the bytes are no roadmap, or one of another edition.
pub(super) fn unpack(details: &Details, input: &mut Unpacker) -> Result<Roadmap, Unfit> {
    let catalog = input.catalog;
    if input.bytes(2)? != edition(catalog).to_be_bytes() {
        return Err(Unfit::Edition);
    }
    let mut roadmap = Roadmap::unpack(input)?;
    let count = input.number()?;
    if count > MOST_ENTRIES as u64 || count > input.left() as u64 || !roadmap.items.is_empty() {
        return Err(Unfit::Broken);
    }
    let scale = scale(catalog, details);
    let mut own_after = Vec::new();
    let mut before = (0, 0);
    for _ in 0..count {
        let (flags, item) = unpack_item(before, scale, input)?;
        before = (item.id.0, item.start);
        own_after.push(flags & OWN_AFTER != 0);
        roadmap.items.push(item);
    }
    let expected = expected_after(catalog, &roadmap.items);
    for ((item, own), expected) in roadmap.items.iter_mut().zip(own_after).zip(expected) {
        if !own {
            item.after = expected;
        }
    }
    Ok(roadmap)
}

fn unpack_item(
    (id, start): (u32, u32),
    scale: u16,
    input: &mut Unpacker,
) -> Result<(u8, RoadmapItem), Unfit> {
    fn add(before: u32, difference: i64) -> Result<u32, Unfit> {
        let sum = i64::from(before).checked_add(difference);
        let sum = sum.and_then(|sum| u32::try_from(sum).ok());
        sum.ok_or(Unfit::Broken)
    }
    let catalog = input.catalog;
    let flags = input.byte()?;
    let gap = if flags & OWN_ID == 0 {
        1
    } else {
        i64::unpack(input)?
    };
    let source = match u16::try_from(input.number()?) {
        Ok(0) => None,
        Ok(number) => Some(catalog.initiative_by_number(number).ok_or(Unfit::Newer)?),
        Err(_) => return Err(Unfit::Broken),
    };
    let source = source.map(|source| &catalog[source]);
    let chosen = match source {
        Some(source) if flags & OWN_PRACTICES == 0 => {
            choice(catalog, source, input.number()?).ok_or(Unfit::Broken)?
        }
        _ => Vec::new(),
    };
    let share = match source {
        Some(source) if flags & OWN_WORK == 0 => {
            let share = input.number()?;
            if share > shares(source) {
                return Err(Unfit::Broken);
            }
            work(catalog, source, scale, share)
        }
        _ => Vec::new(),
    };
    let start = add(start, i64::unpack(input)?)?;
    let finish = add(
        start,
        i64::unpack(input)?.checked_add(1).ok_or(Unfit::Broken)?,
    )?;
    let fields = match flags & FIELDS {
        0 => RoadmapItem::default(),
        _ => RoadmapItem::unpack(input)?,
    };
    let item = RoadmapItem {
        id: ItemId(add(id, gap)?),
        source: source.map(|source| source.id.into()).or(fields.source),
        practices: [chosen, fields.practices].concat(),
        work: [share, fields.work].concat(),
        start,
        finish,
        ..fields
    };
    Ok((flags, item))
}

/// Which of an initiative's practices these are, as bits; none if they are not
/// some of them in their order.
fn choice_of(catalog: &Catalog, source: &Initiative, practices: &[PracticeId]) -> Option<u64> {
    let mut left = practices.iter().peekable();
    let mut bits = 0;
    for (at, &practice) in source.practices.iter().take(64).enumerate() {
        if left
            .next_if(|id| id.as_str() == catalog[practice].id)
            .is_some()
        {
            bits |= 1 << at;
        }
    }
    left.next().is_none().then_some(bits)
}

/// The practices of these bits.
fn choice(catalog: &Catalog, source: &Initiative, bits: u64) -> Option<Vec<PracticeId>> {
    let known = source.practices.iter().take(64).enumerate();
    let chosen = known.filter(|(at, _)| bits >> at & 1 == 1);
    let chosen: Vec<PracticeId> = chosen.map(|(_, &p)| catalog[p].id.into()).collect();
    (chosen.len() == bits.count_ones() as usize).then_some(chosen)
}

/// How many shares of its deficit an initiative can have left: half a practice each.
fn shares(source: &Initiative) -> u64 {
    2 * source.practices.len() as u64
}

/// Factor on effort for the plan's organisation, in hundredths.
fn scale(catalog: &Catalog, details: &Details) -> u16 {
    details
        .engineers
        .map_or(100, |n| catalog.planning_rules.scale(n))
}

/// The work per role when `share` half practices of the initiative are left to
/// do; none for 0. Source: content rules §3.2, as the proposal rounds it.
fn work(catalog: &Catalog, source: &Initiative, scale: u16, share: u64) -> Vec<Work> {
    if share == 0 {
        return Vec::new();
    }
    // days x 100 x scale / 100 x (0.3 + 0.7 x share / 2n), rounded half up.
    let n = source.practices.len() as u64;
    let (factor, per) = (u64::from(scale) * (60 * n + 70 * share), 200 * n);
    let total = |days: u16| (2 * u64::from(days) * factor + per) / (2 * per);
    let optimistic = total(source.effort.o);
    let likely = total(source.effort.m).max(optimistic);
    let pessimistic = total(source.effort.p).max(likely);
    let steps = [optimistic, likely - optimistic, pessimistic - likely];
    let steps = steps.map(|units| split(units, source));
    let roles = source.roles.iter().enumerate();
    roles
        .map(|(at, &(role, _))| Work {
            role: Some(RoleId::new(catalog[role].id)),
            optimistic: steps[0][at],
            likely: steps[0][at] + steps[1][at],
            pessimistic: steps[0][at] + steps[1][at] + steps[2][at],
            ..Work::default()
        })
        .collect()
}

/// Splits units by the initiative's roles; the largest remainders get one more.
fn split(units: u64, source: &Initiative) -> Vec<u32> {
    let exact = |at: usize| units * u64::from(source.roles[at].1);
    let mut parts: Vec<u64> = (0..source.roles.len()).map(|at| exact(at) / 100).collect();
    let missing = units.saturating_sub(parts.iter().sum());
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    sort_by_key(&mut by_remainder, |&at| std::cmp::Reverse(exact(at) % 100));
    for &at in by_remainder.iter().take(missing as usize) {
        parts[at] += 1;
    }
    parts.into_iter().map(|part| part as u32).collect()
}

/// For each item, the items that put in place what its practices require.
fn expected_after(catalog: &Catalog, items: &[RoadmapItem]) -> Vec<Vec<ItemId>> {
    let words = catalog.practices.len().div_ceil(64);
    let set = |bits: &mut Vec<u64>, at: usize| bits[at / 64] |= 1 << (at % 64);
    let sets = items.iter().map(|item| {
        let (mut gives, mut needs) = (vec![0u64; words], vec![0u64; words]);
        for practice in &item.practices {
            if let Some(practice) = catalog.practice(practice.as_str()) {
                set(&mut gives, practice.position());
                let requires = catalog[practice].requires.iter();
                requires.for_each(|required| set(&mut needs, required.position()));
            }
        }
        (item.id, gives, needs)
    });
    let sets: Vec<_> = sets.collect();
    let after = sets.iter().map(|(id, _, needs)| {
        let gives = |gives: &[u64]| gives.iter().zip(needs).any(|(a, b)| a & b != 0);
        let others = sets
            .iter()
            .filter(|(other, set, _)| other != id && gives(set));
        let mut after: Vec<ItemId> = others.map(|(other, ..)| *other).collect();
        sort(&mut after);
        after
    });
    after.collect()
}

/// A number for everything that packing takes from the catalogue.
fn edition(catalog: &Catalog) -> u16 {
    let mut all = Packer::new(catalog);
    let mut list = |numbers: &[u64]| {
        all.number(numbers.len() as u64);
        numbers.iter().for_each(|&number| all.number(number));
    };
    for initiative in catalog.initiatives.iter() {
        let effort = &initiative.effort;
        let days = [effort.o, effort.m, effort.p].map(u64::from);
        list(&[&[initiative.number.into()], &days[..]].concat());
        let roles = initiative.roles.iter();
        let roles = roles.flat_map(|&(role, share)| [catalog[role].number.into(), share.into()]);
        list(&roles.collect::<Vec<u64>>());
        list(&numbers(catalog, &initiative.practices));
    }
    for practice in catalog.practices.iter() {
        list(&[practice.number.into()]);
        list(&numbers(catalog, &practice.requires));
    }
    for size in &catalog.planning_rules.size_scales {
        list(&[size.up_to_engineers.unwrap_or(0).into(), size.scale.into()]);
    }
    (super::remainder(0, &all.finish().0) & 0xffff) as u16
}

fn numbers(catalog: &Catalog, practices: &[Idx<Practice>]) -> Vec<u64> {
    let numbers = practices.iter().map(|&practice| catalog[practice].number);
    numbers.map(u64::from).collect()
}
