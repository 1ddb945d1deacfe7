//! Pages in prose: headings say what follows, lists and headings name the fields, JSON shows them.

mod answers;
mod fields;
mod headings;
mod reader;
mod section;
mod table;

use super::call::{Call, Endpoint, Line};
use super::front::Front;
use super::markdown::{self, Block, Kind};
use super::sheet::Sheet;
use crate::diagnostic::Diagnostics;

pub(super) use answers::status;
pub(super) use fields::{field, literal};
use reader::Reader;

/// The calls that a page describes.
pub(super) fn read<'a>(sheet: &'a Sheet, front: &Front, notes: &mut Diagnostics) -> Vec<Call<'a>> {
    let text = sheet.text.text.get(front.end..).unwrap_or_default();
    let blocks = markdown::blocks(text, front.line);
    let endpoints = endpoints(&blocks);
    let tag = tag(&blocks, &endpoints);
    let starts = starts(&blocks, &endpoints);
    let mut calls = Vec::new();
    for (at, (_, endpoint)) in endpoints.iter().enumerate() {
        let from = starts.get(at).copied().unwrap_or_default();
        let to = starts.get(at + 1).copied().unwrap_or(blocks.len());
        let mut reader = Reader::new(sheet, endpoint, front, tag.clone(), notes);
        for (block, next) in blocks
            .iter()
            .zip(blocks.iter().skip(1).map(Some).chain([None]))
            .take(to)
            .skip(from)
        {
            reader.block(block, next);
        }
        calls.push(reader.finish());
    }
    calls
}

/// The blocks that say method and path.
fn endpoints(blocks: &[Block]) -> Vec<(usize, Endpoint)> {
    let mut found: Vec<(usize, Endpoint)> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let Some(endpoint) = endpoint(block) else { continue };
        // The title may say it again.
        if !found
            .iter()
            .any(|(_, known)| known.method == endpoint.method && known.path == endpoint.path)
        {
            found.push((at, endpoint));
        }
    }
    found
}

/// Method and path, if a block says nothing else.
pub(super) fn endpoint(block: &Block) -> Option<Endpoint> {
    match &block.kind {
        Kind::Heading { words, .. } | Kind::Paragraph(words) => Endpoint::of(&words.plain, block.line),
        Kind::Code { text, .. } => Endpoint::of(text.lines().find(|line| !line.trim().is_empty())?, block.line),
        _ => None,
    }
}

/// Where each call begins: at the heading above its endpoint that is not about the endpoint alone.
fn starts(blocks: &[Block], endpoints: &[(usize, Endpoint)]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut least = 0;
    for (number, (at, _)) in endpoints.iter().enumerate() {
        let heading = (least..=*at)
            .rev()
            .find(|&at| match blocks.get(at).map(|block| &block.kind) {
                Some(Kind::Heading { words, .. }) => !section::is_endpoint(&words.plain),
                _ => false,
            });
        starts.push(if number == 0 { 0 } else { heading.unwrap_or(*at) });
        least = at + 1;
    }
    starts
}

/// The page's first heading, if the calls have headings of their own.
fn tag(blocks: &[Block], endpoints: &[(usize, Endpoint)]) -> Option<Line> {
    let first = endpoints.first()?.0;
    let mut titles = blocks.iter().take(first + 1).filter_map(|block| match &block.kind {
        Kind::Heading { level, words } if !section::is_endpoint(&words.plain) => Some((*level, words, block.line)),
        _ => None,
    });
    let (level, words, line) = titles.next()?;
    titles.next().filter(|(own, ..)| *own > level)?;
    Some((words.plain.trim().to_owned(), line))
}

/// The paragraphs of a quotation, unless it is the word for robots that documentation tools put on top of each page.
pub(super) fn quoted(blocks: &[Block]) -> Option<String> {
    let mut texts = Vec::new();
    for block in blocks {
        match &block.kind {
            Kind::Heading { words, .. } if words.plain.contains("Documentation Index") => return None,
            Kind::Paragraph(words) => texts.push(markdown::described(&unquoted(&words.raw))),
            _ => {}
        }
    }
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

/// The marks of a quotation stand at the beginning of its further lines.
fn unquoted(raw: &str) -> String {
    let lines: Vec<&str> = raw
        .lines()
        .map(|line| line.trim_start().trim_start_matches("> "))
        .collect();
    lines.join("\n")
}
