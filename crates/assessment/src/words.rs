//! Words of one language for what stands in forms, datasets and reports.

use election::{
    codes::Code,
    dataset::Dataset,
    form::{Base, CHOICES, Equation, Form, Operator, Term, When},
    rules::{Argument, Detail, Hit, Reason},
};

use crate::text::{Arg, Catalogue, TextError};

/// Words of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) catalogue: &'a Catalogue,
}

impl Words<'_> {
    pub(crate) fn text(&self, key: &str) -> Result<String, TextError> {
        self.catalogue.text(key, &[])
    }

    /// The label that the form gives a line of the sheet; else its plain name.
    pub(crate) fn item(&self, form: &Form, id: &str) -> String {
        let label = form
            .item(id)
            .and_then(|item| item.labels.get(self.catalogue.locale().tag));
        label.cloned().unwrap_or_else(|| plain_name(id))
    }

    /// The name of a place column.
    pub(crate) fn place_column(&self, id: &str) -> Result<String, TextError> {
        let key = format!("place-{id}");
        if self.catalogue.has(&key) {
            self.text(&key)
        } else {
            Ok(plain_name(id))
        }
    }

    /// A column of any kind: item, place or choice.
    pub(crate) fn column(&self, form: &Form, id: &str) -> Result<String, TextError> {
        match form.item(id) {
            Some(_) => Ok(self.item(form, id)),
            None => self.place_column(id),
        }
    }

    /// What turnout is measured on.
    pub(crate) fn base(&self, form: &Form, base: &Base) -> Result<String, TextError> {
        let key = format!("base-{}", base.id);
        if self.catalogue.has(&key) {
            self.text(&key)
        } else {
            Ok(self.items(form, &base.items))
        }
    }

    /// Several items as a sum.
    pub(crate) fn items(&self, form: &Form, items: &[String]) -> String {
        let labels: Vec<String> = items.iter().map(|item| self.item(form, item)).collect();
        labels.join(" + ")
    }

    /// A relation between items, in words.
    pub(crate) fn equation(&self, form: &Form, equation: &Equation) -> Result<String, TextError> {
        let sign = match equation.op {
            Operator::Equal => "=",
            Operator::AtMost => "≤",
            Operator::AtLeast => "≥",
            Operator::Near => "≈",
        };
        let (left, right) = (
            self.sum(form, &equation.left)?,
            self.sum(form, &equation.right)?,
        );
        Ok(format!("{left} {sign} {right}"))
    }

    fn sum(&self, form: &Form, terms: &[Term]) -> Result<String, TextError> {
        let mut text = String::new();
        for (position, term) in terms.iter().enumerate() {
            text.push_str(match (position, term.negative) {
                (0, false) => "",
                (0, true) => "−",
                (_, false) => " + ",
                (_, true) => " − ",
            });
            text.push_str(&self.term(form, term)?);
        }
        Ok(text)
    }

    pub(crate) fn term(&self, form: &Form, term: &Term) -> Result<String, TextError> {
        if term.item == CHOICES {
            self.text("choices")
        } else {
            Ok(self.item(form, &term.item))
        }
    }

    /// What a hit says, as a sentence.
    pub(crate) fn hit(
        &self,
        hit: &Hit,
        code: Code,
        dataset: &Dataset,
        form: &Form,
    ) -> Result<String, TextError> {
        let message = hit.message(code, dataset, form);
        let mut args = Vec::new();
        for (name, argument) in &message.arguments {
            args.push((*name, self.argument(name, argument, hit, form)?));
        }
        self.catalogue.text(&message.key, &args)
    }

    fn argument(
        &self,
        name: &str,
        argument: &Argument,
        hit: &Hit,
        form: &Form,
    ) -> Result<Arg<'static>, TextError> {
        Ok(match argument {
            Argument::Text(_) if name == "equation" => match &hit.detail {
                Detail::Equation { equation, .. } | Detail::Cancelled { equation, .. } => {
                    self.equation(form, &form.equations[*equation])?.into()
                }
                _ => String::new().into(),
            },
            Argument::Text(text) => self.text_argument(name, text, hit, form)?.into(),
            number => number_argument(self.catalogue, number),
        })
    }

    /// What a form demands, in the reader's language where it says it there.
    pub(crate) fn demand(&self, when: &When) -> String {
        let label = when.labels.get(self.catalogue.locale().tag);
        let label = label.or_else(|| when.labels.values().next());
        label.unwrap_or(&when.id).clone()
    }

    /// Lines of a sheet with what it says of each.
    fn figures(&self, form: &Form, figures: &[(String, String)]) -> String {
        let says = figures
            .iter()
            .map(|(item, says)| format!("{} = {says}", self.item(form, item)));
        says.collect::<Vec<_>>().join("; ")
    }

    /// A text of a hit: names of lines and columns in words, the rest as it stands.
    pub(crate) fn text_argument(
        &self,
        name: &str,
        text: &str,
        hit: &Hit,
        form: &Form,
    ) -> Result<String, TextError> {
        if let Detail::Answer { when, figures } = &hit.detail {
            return Ok(match name {
                "demand" => self.demand(&form.whens[*when]),
                _ => self.figures(form, figures),
            });
        }
        match name {
            "item" | "column" | "earlier" | "first" | "then" => self.column(form, text),
            _ => Ok(text.to_owned()),
        }
    }

    /// Why a rule could not be run.
    pub(crate) fn reason(&self, reason: &Reason, form: &Form) -> Result<String, TextError> {
        let (key, what) = reason.message();
        let what = match reason {
            Reason::NotPublished(columns) => {
                let names: Result<Vec<_>, _> = columns
                    .iter()
                    .map(|column| match column.as_str() {
                        CHOICES => self.text("choices"),
                        column => self.column(form, column),
                    })
                    .collect();
                names?.join(", ")
            }
            Reason::Unset(setting) => self.setting(setting)?,
            _ => what.unwrap_or_default(),
        };
        self.catalogue.text(key, &[("what", what.into())])
    }

    /// Why a rule could not be run, where no form gives names to columns.
    pub(crate) fn plain_reason(&self, reason: &Reason) -> Result<String, TextError> {
        let (key, what) = reason.message();
        let what = match reason {
            Reason::Unset(setting) => self.setting(setting)?,
            _ => what.unwrap_or_default(),
        };
        self.catalogue.text(key, &[("what", what.into())])
    }

    /// The name of a threshold.
    pub(crate) fn setting(&self, name: &str) -> Result<String, TextError> {
        self.text(&format!("setting-{}", name.replace('.', "-")))
    }
}

/// A number of a sentence as the language prints it; a text stands as it is.
pub(crate) fn number_argument(catalogue: &Catalogue, argument: &Argument) -> Arg<'static> {
    match argument {
        Argument::Number(number) => match i64::try_from(*number) {
            Ok(number) => Arg::Count(number),
            Err(_) => catalogue.number(*number).into(),
        },
        Argument::Share(part, whole) => catalogue
            .percent(*part, *whole, 2)
            .unwrap_or_else(|| "–".to_owned())
            .into(),
        Argument::Decimal(decimal) => catalogue.printed(*decimal).into(),
        Argument::Real(real) => catalogue.real(*real).into(),
        Argument::Text(text) => text.clone().into(),
    }
}

/// A column's name as people write it.
pub(crate) fn plain_name(column: &str) -> String {
    column.replace('_', " ")
}
