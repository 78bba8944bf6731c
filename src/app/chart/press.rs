//! What the keys do on the timeline.

/// Which edges of a bar a key moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edges {
    /// The whole bar.
    Both,
    /// Its first edge.
    Start,
    /// Its last edge.
    End,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Goes up or down so many lines.
    Go(i32),
    /// Moves the bar or an edge by a unit, or by the finer one.
    Shift {
        /// What is moved.
        edges: Edges,
        /// 1 for later, -1 for earlier.
        by: i32,
        /// By a day instead of the unit.
        finer: bool,
    },
    /// Takes the item away.
    Remove,
    /// Opens the list of what can be linked.
    Link,
    /// Opens or closes a group.
    Toggle(Option<bool>),
    /// Opens the editor.
    Open,
}

/// Keys that are held down with another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Shift.
    pub shift: bool,
    /// Control.
    pub ctrl: bool,
    /// Alt or the command key.
    pub other: bool,
}

/// Goes to the first or the last line.
const ALL: i32 = 1_000_000;

/// What a key asks for on a group, or on a bar that may be changed or not.
#[must_use]
pub fn act(key: &str, held: Held, on_group: bool, can_edit: bool) -> Option<Act> {
    if held.other {
        return None;
    }
    let plain = held == Held::default();
    let by = match key {
        "ArrowLeft" => -1,
        "ArrowRight" => 1,
        _ => 0,
    };
    if plain {
        match key {
            "ArrowUp" => return Some(Act::Go(-1)),
            "ArrowDown" => return Some(Act::Go(1)),
            "Home" => return Some(Act::Go(-ALL)),
            "End" => return Some(Act::Go(ALL)),
            _ => {}
        }
    }
    if on_group {
        return match (key, by) {
            ("Enter" | " ", _) if plain => Some(Act::Toggle(None)),
            (_, 1 | -1) if plain => Some(Act::Toggle(Some(by == 1))),
            _ => None,
        };
    }
    match key {
        "Enter" if plain => Some(Act::Open),
        "Delete" if plain && can_edit => Some(Act::Remove),
        "l" | "L" if !held.ctrl && can_edit => Some(Act::Link),
        _ if by != 0 && can_edit => {
            let (edges, finer) = match (held.shift, held.ctrl) {
                (false, ctrl) => (Edges::Both, ctrl),
                (true, false) => (Edges::End, false),
                (true, true) => (Edges::Start, false),
            };
            Some(Act::Shift { edges, by, finer })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Held = Held {
        shift: false,
        ctrl: false,
        other: false,
    };
    const SHIFT: Held = Held {
        shift: true,
        ..PLAIN
    };
    const CTRL: Held = Held {
        ctrl: true,
        ..PLAIN
    };
    const BOTH: Held = Held {
        shift: true,
        ctrl: true,
        other: false,
    };

    fn shift(edges: Edges, by: i32, finer: bool) -> Option<Act> {
        Some(Act::Shift { edges, by, finer })
    }

    #[test]
    fn arrows_go_move_and_resize() {
        let on_bar = |key, held| act(key, held, false, true);
        assert_eq!(on_bar("ArrowDown", PLAIN), Some(Act::Go(1)));
        assert_eq!(on_bar("ArrowRight", PLAIN), shift(Edges::Both, 1, false));
        assert_eq!(on_bar("ArrowLeft", CTRL), shift(Edges::Both, -1, true));
        assert_eq!(on_bar("ArrowRight", SHIFT), shift(Edges::End, 1, false));
        assert_eq!(on_bar("ArrowLeft", BOTH), shift(Edges::Start, -1, false));
        assert_eq!(on_bar("l", PLAIN), Some(Act::Link));
        assert_eq!(on_bar("Enter", PLAIN), Some(Act::Open));
        assert_eq!(on_bar("Delete", PLAIN), Some(Act::Remove));
        assert_eq!(on_bar("l", CTRL), None, "the browser's");
        let alt = Held {
            other: true,
            ..PLAIN
        };
        assert_eq!(on_bar("ArrowLeft", alt), None, "the browser goes back");
    }

    #[test]
    fn groups_open_and_close() {
        let on_group = |key| act(key, PLAIN, true, true);
        assert_eq!(on_group("ArrowRight"), Some(Act::Toggle(Some(true))));
        assert_eq!(on_group("ArrowLeft"), Some(Act::Toggle(Some(false))));
        assert_eq!(on_group("Enter"), Some(Act::Toggle(None)));
        assert_eq!(on_group("Delete"), None);
    }

    #[test]
    fn what_is_only_looked_at_is_walked_and_opened() {
        let on_bar = |key, held| act(key, held, false, false);
        assert_eq!(on_bar("ArrowRight", PLAIN), None);
        assert_eq!(on_bar("ArrowRight", SHIFT), None);
        assert_eq!(on_bar("l", PLAIN), None);
        assert_eq!(on_bar("Delete", PLAIN), None);
        assert_eq!(on_bar("ArrowUp", PLAIN), Some(Act::Go(-1)));
        assert_eq!(on_bar("Enter", PLAIN), Some(Act::Open));
    }
}
