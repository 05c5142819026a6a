// The greedy algorithm of E. W. Myers, "An O(ND) difference algorithm and its variations" (1986).

#include "linter/output/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace linter::output {

using Lines = std::vector<std::string_view>;

constexpr std::size_t Context = 3;
// More differences are not looked for the least of.
constexpr std::ptrdiff_t MostSteps = 2000;

// Each with its line break, so that a missing last one is a difference.
static Lines LinesOf(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// A run of lines that differ: those from `before` are replaced by those of `after`.
struct Change {
  std::size_t before = 0;
  std::size_t before_end = 0;
  std::size_t after = 0;
  std::size_t after_end = 0;
};

// Furthest points on each diagonal, step by step.
class Differ {
 public:
  Differ(const Lines& before, const Lines& after) : before_(before), after_(after) {}

  std::vector<Change> Changes() {
    const auto size = static_cast<std::ptrdiff_t>(before_.size() + after_.size());
    const auto most = std::min(size, MostSteps);
    std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * most + 3), 0);
    for (std::ptrdiff_t step = 0; step <= most; ++step) {
      trace_.push_back(furthest);
      for (std::ptrdiff_t diagonal = -step; diagonal <= step; diagonal += 2) {
        auto x = StartOf(furthest, most, step, diagonal);
        while (Same(x, x - diagonal)) {
          ++x;
        }
        At(furthest, most, diagonal) = x;
        if (x >= Size(before_) && x - diagonal >= Size(after_)) {
          return Walk(step, most);
        }
      }
    }
    return {{0, before_.size(), 0, after_.size()}};
  }

 private:
  static std::ptrdiff_t Size(const Lines& lines) {
    return static_cast<std::ptrdiff_t>(lines.size());
  }
  static std::ptrdiff_t& At(std::vector<std::ptrdiff_t>& furthest, std::ptrdiff_t most,
                            std::ptrdiff_t diagonal) {
    return furthest[static_cast<std::size_t>(diagonal + most + 1)];
  }
  static std::ptrdiff_t StartOf(std::vector<std::ptrdiff_t>& furthest, std::ptrdiff_t most,
                                std::ptrdiff_t step, std::ptrdiff_t diagonal) {
    const auto left = At(furthest, most, diagonal - 1);
    const auto right = At(furthest, most, diagonal + 1);
    const bool down = diagonal == -step || (diagonal != step && left < right);
    return step == 0 ? 0 : down ? right : left + 1;
  }
  bool Same(std::ptrdiff_t x, std::ptrdiff_t y) const {
    return x < Size(before_) && y < Size(after_) && y >= 0 &&
           before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(y)];
  }
  // From the end to the beginning.
  std::vector<Change> Walk(std::ptrdiff_t step, std::ptrdiff_t most) {
    std::vector<Change> changes;
    std::ptrdiff_t x = Size(before_);
    std::ptrdiff_t y = Size(after_);
    for (; step > 0; --step) {
      auto& furthest = trace_[static_cast<std::size_t>(step)];
      const auto diagonal = x - y;
      const auto left = At(furthest, most, diagonal - 1);
      const auto right = At(furthest, most, diagonal + 1);
      const bool down = diagonal == -step || (diagonal != step && left < right);
      const auto from_x = down ? right : left;
      const auto from_y = from_x - (down ? diagonal + 1 : diagonal - 1);
      Join(changes, {static_cast<std::size_t>(from_x), static_cast<std::size_t>(from_x + !down),
                     static_cast<std::size_t>(from_y), static_cast<std::size_t>(from_y + down)});
      x = from_x;
      y = from_y;
    }
    std::reverse(changes.begin(), changes.end());
    return changes;
  }
  // One that ends where the later one begins is a part of it.
  static void Join(std::vector<Change>& changes, const Change& change) {
    if (!changes.empty() && changes.back().before == change.before_end &&
        changes.back().after == change.after_end) {
      changes.back().before = change.before;
      changes.back().after = change.after;
    } else {
      changes.push_back(change);
    }
  }

  const Lines& before_;
  const Lines& after_;
  std::vector<std::vector<std::ptrdiff_t>> trace_;
};

static void Put(char mark, std::string_view line, std::string& out) {
  out += mark;
  out += line;
  if (!line.ends_with('\n')) {
    out += "\n\\ No newline at end of file\n";
  }
}

// `-3,4`; a range of no lines is counted from the line before it.
static std::string Range(std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  const std::size_t first = count == 0 ? begin : begin + 1;
  return count == 1 ? fmt::format("{}", first) : fmt::format("{},{}", first, count);
}

// Changes whose surroundings touch stand in one hunk.
static void WriteHunk(const std::vector<Change>& changes, std::size_t first, std::size_t last,
                      const Lines& before, const Lines& after, std::string& out) {
  const std::size_t lead = std::min(Context, changes[first].before);
  const std::size_t begin = changes[first].before - lead;
  const std::size_t end = std::min(before.size(), changes[last].before_end + Context);
  const std::size_t tail = end - changes[last].before_end;
  out += fmt::format("@@ -{} +{} @@\n", Range(begin, end),
                     Range(changes[first].after - lead, changes[last].after_end + tail));
  std::size_t at = begin;
  for (std::size_t i = first; i <= last; ++i) {
    for (; at < changes[i].before; ++at) {
      Put(' ', before[at], out);
    }
    for (; at < changes[i].before_end; ++at) {
      Put('-', before[at], out);
    }
    for (std::size_t line = changes[i].after; line < changes[i].after_end; ++line) {
      Put('+', after[line], out);
    }
  }
  for (; at < end; ++at) {
    Put(' ', before[at], out);
  }
}

std::string UnifiedDiff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) {
    return "";
  }
  const Lines old_lines = LinesOf(before);
  const Lines new_lines = LinesOf(after);
  const auto changes = Differ(old_lines, new_lines).Changes();
  std::string out = fmt::format("--- a/{}\n+++ b/{}\n", path, path);
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first;
    while (last + 1 < changes.size() &&
           changes[last + 1].before - changes[last].before_end <= 2 * Context) {
      ++last;
    }
    WriteHunk(changes, first, last, old_lines, new_lines, out);
    first = last + 1;
  }
  return out;
}

}  // namespace linter::output
