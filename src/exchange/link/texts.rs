//! The texts of a plan: deflate, primed with a dictionary.
//!
//! The dictionary belongs to the link's letter for ever: a link can only be
//! read with the dictionary that it was written with, which its checksum
//! proves. It was made once from the content: the worked examples' texts, the
//! reasons why practices may not apply, then the sentences whose words come up
//! most in the rest of the content, the best of them last, where a reference
//! to them is shortest. 16 KiB halve a typical note; twice as much gains 3 %.

use miniz_oxide::deflate::core::{
    CompressionStrategy, CompressorOxide, TDEFLFlush, compress_to_output,
    create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// Text that compressor and reader begin with; frozen.
pub(super) const DICTIONARY: &[u8] = include_bytes!("dictionary.txt");

/// Compresses a text.
pub(super) fn deflate(text: &str) -> Vec<u8> {
    // Short texts are shorter with the standard codes than with their own.
    let own = deflate_with(CompressionStrategy::Default, text);
    let standard = deflate_with(CompressionStrategy::Fixed, text);
    if standard.len() <= own.len() {
        standard
    } else {
        own
    }
}

fn deflate_with(strategy: CompressionStrategy, text: &str) -> Vec<u8> {
    const THOROUGH: i32 = 10;
    const RAW: i32 = -15;
    let flags = create_comp_flags_from_zip_params(THOROUGH, RAW, strategy as i32);
    let mut compressor = CompressorOxide::new(flags);
    let mut out = Vec::new();
    // The dictionary goes in first and its output is dropped; the flush ends
    // it on a whole byte, where the text's own output begins.
    compress_to_output(&mut compressor, DICTIONARY, TDEFLFlush::Sync, |_| true);
    compress_to_output(
        &mut compressor,
        text.as_bytes(),
        TDEFLFlush::Finish,
        |piece| {
            out.extend_from_slice(piece);
            true
        },
    );
    out
}

/// Reads what [`deflate`] wrote, `length` bytes of text; none for anything else.
pub(super) fn inflate(packed: &[u8], length: usize) -> Option<String> {
    let mut window = vec![0; DICTIONARY.len() + length];
    window[..DICTIONARY.len()].copy_from_slice(DICTIONARY);
    let (status, read, written) = decompress(
        &mut DecompressorOxide::new(),
        packed,
        &mut window,
        DICTIONARY.len(),
        TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
    );
    let whole = status == TINFLStatus::Done && read == packed.len() && written == length;
    let text = window.split_off(DICTIONARY.len());
    whole.then(|| String::from_utf8(text).ok())?
}
