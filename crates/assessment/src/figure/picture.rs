//! Figures as pictures for sharing: pixels drawn by the program itself in a font it carries, so
//! that the bytes do not depend on the machine.

use std::sync::{Arc, LazyLock};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

use super::frame::Figure;

/// Width of a picture in pixels: what news sites and messengers show whole.
pub const PICTURE_WIDTH: u16 = 1200;
/// Height of a picture in pixels.
pub const PICTURE_HEIGHT: u16 = 675;

/// A picture that could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The drawing was not understood.
    #[error("figure {figure}: the drawing cannot be read: {reason}")]
    Drawing {
        /// Name of the figure.
        figure: &'static str,
        /// What the reader of SVG says.
        reason: String,
    },
    /// The pixels could not be packed.
    #[error("figure {figure}: the picture cannot be packed: {reason}")]
    Packing {
        /// Name of the figure.
        figure: &'static str,
        /// What the writer of PNG says.
        reason: String,
    },
}

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for font in [dejavu::sans::regular(), dejavu::sans::bold()] {
        fonts.load_font_source(resvg::usvg::fontdb::Source::Binary(Arc::new(font)));
    }
    Arc::new(fonts)
});

impl Figure {
    /// The figure as PNG of [`PICTURE_WIDTH`] by [`PICTURE_HEIGHT`] pixels, in light colours.
    ///
    /// # Errors
    /// If the drawing cannot be read or packed, which would be a mistake of this program.
    pub fn png(&self) -> Result<Vec<u8>, PictureError> {
        let figure = self.name();
        let document = self.picture_drawing("DejaVu Sans");
        let options = Options {
            fontdb: Arc::clone(&FONTS),
            ..Options::default()
        };
        let drawing = |reason: String| PictureError::Drawing { figure, reason };
        let tree = Tree::from_str(&document, &options).map_err(|e| drawing(e.to_string()))?;
        let pixmap = Pixmap::new(PICTURE_WIDTH.into(), PICTURE_HEIGHT.into());
        let mut pixmap = pixmap.ok_or_else(|| drawing("no room for the pixels".to_owned()))?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        pixmap.encode_png().map_err(|error| PictureError::Packing {
            figure,
            reason: error.to_string(),
        })
    }
}
