//! Circles among prerequisites, and how they are opened.

/// A link that would close a circle: who should wait, for whom.
pub(super) type LeftOut = (usize, usize);

/// Takes links out until there is no circle; those of tasks that are not
/// fixed first. Tasks are put in order one by one; whenever only tasks in or
/// behind circles are left, one link of one circle goes.
pub(super) fn break_circles(after: &mut [Vec<usize>], fixed: &[bool]) -> Vec<LeftOut> {
    let mut waits: Vec<usize> = after.iter().map(Vec::len).collect();
    let mut holds = vec![Vec::new(); after.len()];
    for (at, before) in after.iter().enumerate() {
        for &other in before {
            holds[other].push(at);
        }
    }
    let mut done = vec![false; after.len()];
    let mut ready: Vec<usize> = (0..after.len()).filter(|&at| waits[at] == 0).collect();
    let mut left_out = Vec::new();
    loop {
        while let Some(at) = ready.pop() {
            done[at] = true;
            for &behind in &holds[at] {
                waits[behind] -= 1;
                if waits[behind] == 0 {
                    ready.push(behind);
                }
            }
        }
        let Some(circle) = circle(after, &done) else {
            break;
        };
        let loose = circle.iter().position(|&at| !fixed[at]).unwrap_or(0);
        let at = circle[loose];
        let before = circle[(loose + 1) % circle.len()];
        left_out.push((at, before));
        after[at].retain(|&other| other != before);
        holds[before].retain(|&behind| behind != at);
        waits[at] = after[at].iter().filter(|&&other| !done[other]).count();
        if waits[at] == 0 {
            ready.push(at);
        }
    }
    left_out
}

/// One circle among the tasks that are not done, each waiting for the next.
fn circle(after: &[Vec<usize>], done: &[bool]) -> Option<Vec<usize>> {
    let mut at = done.iter().position(|done| !done)?;
    let mut path = Vec::new();
    let mut place = vec![None; after.len()];
    loop {
        if let Some(from) = place[at] {
            return Some(path.split_off(from));
        }
        place[at] = Some(path.len());
        path.push(at);
        at = *after[at].iter().find(|&&before| !done[before])?;
    }
}
