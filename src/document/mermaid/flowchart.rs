//! Flowcharts of what waits for what.

use super::{Writer, id, label};
use crate::document::block::Diagram;

/// Most links that Mermaid draws in one chart.
const MOST_LINKS: usize = 500;

/// A box.
pub struct Node {
    /// Unique code, such as `I-07`.
    pub code: String,
    /// Name.
    pub name: String,
}

/// An arrow between two boxes, by their places.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// What comes first.
    pub from: usize,
    /// What waits for it.
    pub to: usize,
    /// It lies on the chain that decides the end.
    pub strong: bool,
}

/// A chart of boxes that have a link; none without links, or with more than Mermaid draws.
#[must_use]
pub fn flowchart(
    title: &str,
    description: &str,
    nodes: &[Node],
    links: &[Link],
) -> Option<Diagram> {
    if links.is_empty() || links.len() > MOST_LINKS {
        return None;
    }
    let mut out = Writer::new("flowchart LR", title, description);
    for (at, node) in nodes.iter().enumerate() {
        if links.iter().any(|link| link.from == at || link.to == at) {
            let name = label(&node.code, &node.name);
            out.line(&format!("{}[\"{name}\"]", id(&node.code)));
        }
    }
    for link in links {
        let arrow = if link.strong { "==>" } else { "-->" };
        let (from, to) = (id(&nodes[link.from].code), id(&nodes[link.to].code));
        out.line(&format!("{from} {arrow} {to}"));
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_without_links_are_left_out() {
        let node = |code: &str, name: &str| Node {
            code: code.to_owned(),
            name: name.to_owned(),
        };
        let nodes = [
            node("I-01", "Facts"),
            node("I-02", "Test \"one\""),
            node("I-03", "Alone"),
        ];
        let link = Link {
            from: 0,
            to: 1,
            strong: true,
        };
        let chart = flowchart("Order", "What waits for what.", &nodes, &[link]).expect("a chart");
        assert_eq!(
            chart.source,
            "flowchart LR
    accTitle: Order
    accDescr: What waits for what.
    I-01[\"I-01 Facts\"]
    I-02[\"I-02 Test 'one'\"]
    I-01 ==> I-02
"
        );
        assert!(flowchart("Order", "Nothing.", &nodes, &[]).is_none());
        assert!(flowchart("Order", "Too much.", &nodes, &[link; 501]).is_none());
    }
}
