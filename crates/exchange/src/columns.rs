//! A mapping meets a file and a form: each column of the file gets the one role it plays.
//!
//! The columns of the file lead: what the mapping calls optional may be missing, but what stands
//! in the file must be known, fit the form and have a role that no other column has.

use std::collections::{HashMap, HashSet};

use election::{
    dataset::ItemColumn,
    form::{Form, ItemKind},
    names,
};

use crate::{
    account::{ColumnAccount, ColumnRole},
    error::{Fault, Located, ReadError},
    mapping::{LongRole, Mapping, OtherColumns, Role, RowRule},
    row_rules::RowRules,
};

/// What each column of a file is, and the columns of the dataset that come of it.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// By column of the file.
    pub(crate) cells: Vec<Cell>,
    pub(crate) accounts: Vec<ColumnAccount>,
    pub(crate) key: Vec<String>,
    /// The key, then the places that only describe.
    pub(crate) places: Vec<String>,
    pub(crate) nesting: Vec<String>,
    pub(crate) items: Vec<ItemColumn>,
    pub(crate) words: Vec<String>,
    pub(crate) choices: Vec<String>,
    /// How rows are told that are not units.
    pub(crate) row_rules: RowRules,
}

/// Where the cells of a column go: a position among the columns of the dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    Place(usize),
    Count(usize),
    /// A time, yes/no or text item.
    Text(usize),
    Words(usize),
    Choice(usize),
    /// A choice because the mapping takes all other columns for choices.
    OtherChoice(usize),
    /// In a long table: what it says about the figure of its row.
    Long(LongRole),
    Nowhere,
    /// Of no name: it must be empty.
    Unnamed,
}

/// Gives the columns of `file` with these `headings` their roles.
pub(crate) fn bind(
    headings: &[String],
    file: &str,
    header_line: u64,
    mapping: &Mapping,
    form: &Form,
) -> Result<Columns, ReadError> {
    let binding = Binding {
        headings,
        file,
        header_line,
        mapping,
        form,
    };
    binding.refuse_missing()?;
    let roles = binding.roles()?;
    binding.refuse_shared(&roles)?;
    let mut columns = binding.places(&roles)?;
    for (column, role) in roles.iter().enumerate() {
        let cell = binding.cell(column, role, &mut columns)?;
        columns.cells.push(cell);
        let heading = headings[column].clone();
        let role = binding.role_account(column, role);
        columns.accounts.push(ColumnAccount {
            heading,
            role,
            is_empty: true,
        });
    }
    binding.refuse_words_alone(&roles, &columns)?;
    columns.row_rules = binding.row_rules();
    Ok(columns)
}

struct Binding<'a> {
    headings: &'a [String],
    file: &'a str,
    header_line: u64,
    mapping: &'a Mapping,
    form: &'a Form,
}

/// What a column of the file is.
enum Bound<'a> {
    /// What the mapping says.
    Mapped(&'a Role),
    /// A choice, because the mapping takes all other columns for choices.
    OtherChoice,
    /// The mapping does not name it, but has other columns ignored or tells rows by it.
    Unused,
    /// Of no name.
    Unnamed,
}

impl<'a> Binding<'a> {
    /// A fault of a column of the file.
    fn refuse(&self, column: usize, fault: Fault) -> ReadError {
        Located::cell(self.header_line, column, fault).in_file(self.file)
    }

    fn missing(&self, heading: &str, mapping_line: u64) -> ReadError {
        let unmapped = self.headings.iter().map(String::as_str);
        let unmapped = unmapped.filter(|heading| !self.mapping.columns.contains_key(*heading));
        let fault = Fault::MissingColumn {
            heading: heading.to_owned(),
            mapping: self.mapping.name.clone(),
            mapping_line,
            near: names::nearest(heading, unmapped).map(str::to_owned),
        };
        Located::line(self.header_line, fault).in_file(self.file)
    }

    /// Every column that the mapping wants must be there.
    fn refuse_missing(&self) -> Result<(), ReadError> {
        let has = |heading: &String| self.headings.contains(heading);
        for (heading, column) in &self.mapping.columns {
            if !column.optional && !has(heading) {
                return Err(self.missing(heading, column.line));
            }
        }
        for rule in &self.mapping.row_rules {
            let column = self.mapping.columns.get(&rule.column);
            let optional = column.is_some_and(|column| column.optional);
            if !optional && !has(&rule.column) {
                return Err(self.missing(&rule.column, rule.line));
            }
        }
        Ok(())
    }

    fn roles(&self) -> Result<Vec<Bound<'a>>, ReadError> {
        let mut unknown = Vec::new();
        let mut roles = Vec::new();
        for (position, heading) in self.headings.iter().enumerate() {
            let told_by = self
                .mapping
                .row_rules
                .iter()
                .any(|rule| rule.column == *heading);
            let role = match (
                self.mapping.columns.get(heading),
                self.mapping.other_columns,
            ) {
                (Some(column), _) => Bound::Mapped(&column.role),
                (None, _) if heading.is_empty() => Bound::Unnamed,
                (None, _) if told_by => Bound::Unused,
                (None, OtherColumns::Ignore) => Bound::Unused,
                (None, OtherColumns::Choice) => {
                    self.refuse_slip(position)?;
                    Bound::OtherChoice
                }
                (None, OtherColumns::Refuse) => {
                    unknown.push(position);
                    Bound::Unused
                }
            };
            roles.push(role);
        }
        match unknown.first() {
            None => Ok(roles),
            Some(first) => Err(self.refuse_unknown(*first, &unknown)),
        }
    }

    fn refuse_unknown(&self, first: usize, unknown: &[usize]) -> ReadError {
        let headings: Vec<String> = unknown
            .iter()
            .map(|at| self.headings[*at].clone())
            .collect();
        let absent = self.mapping.columns.keys().map(String::as_str);
        let absent = absent.filter(|heading| !self.headings.iter().any(|there| there == heading));
        let near = names::nearest(&headings[0], absent).map(str::to_owned);
        let mapping = self.mapping.name.clone();
        self.refuse(
            first,
            Fault::UnknownColumn {
                headings,
                mapping,
                near,
            },
        )
    }

    /// A heading that is a mapped one but for case, spaces and signs is no choice.
    fn refuse_slip(&self, position: usize) -> Result<(), ReadError> {
        let letters = letters(&self.headings[position]);
        let mapped = |heading: &&String| self::letters(heading) == letters;
        let Some(near) = self.mapping.columns.keys().find(mapped) else {
            return Ok(());
        };
        let fault = Fault::Slip {
            heading: self.headings[position].clone(),
            near: near.clone(),
        };
        Err(self.refuse(position, fault))
    }

    /// No two columns may give the same thing. Items and choices share their names, because
    /// totals are listed by them.
    fn refuse_shared(&self, roles: &[Bound<'_>]) -> Result<(), ReadError> {
        let mut givers: HashMap<(&str, &str), usize> = HashMap::new();
        for (column, role) in roles.iter().enumerate() {
            let (kind, name) = match role {
                Bound::Mapped(Role::Item(name) | Role::Choice(name)) => {
                    ("the figure", name.as_str())
                }
                Bound::Mapped(Role::Place(name)) => ("the place", name.as_str()),
                Bound::Mapped(Role::Words(name)) => ("the words of", name.as_str()),
                Bound::OtherChoice => ("the figure", self.headings[column].as_str()),
                Bound::Mapped(Role::Long(role)) => ("the role long =", role.word()),
                Bound::Mapped(Role::Ignore) | Bound::Unused | Bound::Unnamed => continue,
            };
            if let Some(first) = givers.insert((kind, name), column) {
                let (first, second) = (&self.headings[first], &self.headings[column]);
                let role = format!("{kind} {name:?}");
                let (first, second) = (first.clone(), second.clone());
                return Err(self.refuse(
                    column,
                    Fault::RoleTaken {
                        first,
                        second,
                        role,
                    },
                ));
            }
        }
        Ok(())
    }

    /// The place columns of the dataset: those of the key that are there, then the others.
    fn places(&self, roles: &[Bound<'_>]) -> Result<Columns, ReadError> {
        let given: Vec<&String> = roles.iter().filter_map(Bound::place).collect();
        let there = |place: &&String| given.contains(place);
        let key: Vec<String> = self.mapping.key.iter().filter(there).cloned().collect();
        if key.is_empty() {
            let fault = Fault::NoKey {
                key: self.mapping.key.clone(),
            };
            return Err(Located::line(self.header_line, fault).in_file(self.file));
        }
        let describing = given.iter().filter(|place| !key.contains(place));
        let places = key.iter().chain(describing.copied()).cloned().collect();
        let nesting = self.mapping.nesting.iter().filter(there).cloned().collect();
        Ok(Columns {
            key,
            places,
            nesting,
            ..Columns::default()
        })
    }

    /// Where the cells of a column go; adds the column of the dataset that they go to.
    fn cell(
        &self,
        column: usize,
        role: &Bound<'_>,
        columns: &mut Columns,
    ) -> Result<Cell, ReadError> {
        let choice = |columns: &mut Columns, name: &str| {
            columns.choices.push(name.to_owned());
            columns.choices.len() - 1
        };
        Ok(match role {
            Bound::Mapped(Role::Place(name)) => {
                let position = columns.places.iter().position(|place| place == name);
                Cell::Place(position.expect("every place given is among the places"))
            }
            Bound::Mapped(Role::Item(id)) => {
                let kind = self.item_kind(column, id)?;
                columns.items.push(ItemColumn {
                    id: id.clone(),
                    kind,
                });
                let position = columns.items.len() - 1;
                if kind == ItemKind::Count {
                    Cell::Count(position)
                } else {
                    Cell::Text(position)
                }
            }
            Bound::Mapped(Role::Words(id)) => {
                self.item_kind(column, id)?;
                columns.words.push(id.clone());
                Cell::Words(columns.words.len() - 1)
            }
            Bound::Mapped(Role::Choice(name)) => Cell::Choice(choice(columns, name)),
            Bound::OtherChoice => Cell::OtherChoice(choice(columns, &self.headings[column])),
            Bound::Mapped(Role::Long(role)) => Cell::Long(*role),
            Bound::Mapped(Role::Ignore) | Bound::Unused => Cell::Nowhere,
            Bound::Unnamed => Cell::Unnamed,
        })
    }

    fn item_kind(&self, column: usize, id: &str) -> Result<ItemKind, ReadError> {
        if let Some(item) = self.form.item(id) {
            return Ok(item.kind);
        }
        let heading = &self.headings[column];
        let known = self.form.items.iter().map(|item| item.id.as_str());
        let fault = Fault::UnknownItem {
            heading: heading.clone(),
            item: id.to_owned(),
            form: self.form.id.clone(),
            near: names::nearest(id, known).map(str::to_owned),
        };
        let line = self.mapping.columns.get(heading).map(|column| column.line);
        Err(ReadError {
            file: self.mapping.name.clone(),
            line,
            column: None,
            fault: Box::new(fault),
        })
    }

    fn refuse_words_alone(&self, roles: &[Bound<'_>], columns: &Columns) -> Result<(), ReadError> {
        let given: HashSet<&str> = columns.items.iter().map(|item| item.id.as_str()).collect();
        for (column, role) in roles.iter().enumerate() {
            if let Bound::Mapped(Role::Words(item)) = role
                && !given.contains(item.as_str())
            {
                let heading = self.headings[column].clone();
                return Err(self.refuse(
                    column,
                    Fault::WordsAlone {
                        heading,
                        item: item.clone(),
                    },
                ));
            }
        }
        Ok(())
    }

    fn row_rules(&self) -> RowRules {
        let position = |rule: &RowRule| {
            let mut headings = self.headings.iter();
            headings.position(|heading| *heading == rule.column)
        };
        let rules = self.mapping.row_rules.iter();
        RowRules::new(rules.filter_map(|rule| Some((position(rule)?, rule.clone()))))
    }

    fn role_account(&self, column: usize, role: &Bound<'_>) -> ColumnRole {
        match role {
            Bound::Mapped(Role::Item(name)) => ColumnRole::Item(name.clone()),
            Bound::Mapped(Role::Choice(name)) => ColumnRole::Choice(name.clone()),
            Bound::Mapped(Role::Words(name)) => ColumnRole::Words(name.clone()),
            Bound::Mapped(Role::Place(name)) if self.mapping.key.contains(name) => {
                ColumnRole::Key(name.clone())
            }
            Bound::Mapped(Role::Place(name)) => ColumnRole::Place(name.clone()),
            Bound::OtherChoice => ColumnRole::Choice(self.headings[column].clone()),
            Bound::Mapped(Role::Long(role)) => ColumnRole::Long(role.word()),
            Bound::Mapped(Role::Ignore) | Bound::Unused => ColumnRole::Ignored,
            Bound::Unnamed => ColumnRole::Unnamed,
        }
    }
}

impl<'a> Bound<'a> {
    const fn place(&self) -> Option<&'a String> {
        match self {
            Self::Mapped(Role::Place(name)) => Some(name),
            _ => None,
        }
    }
}

/// Letters and digits of a heading, folded.
fn letters(heading: &str) -> String {
    names::skeleton(heading)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
