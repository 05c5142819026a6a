#include "linter/yaml/split.h"

#include <cstddef>

#include "linter/yaml/line.h"

namespace linter::yaml {

enum class LineKind { Blank, Comment, Directive, Start, End, Content };

static LineKind KindOf(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view line = text.substr(begin, end - begin);
  const bool is_marker = line.size() >= 3 && (line.size() == 3 || IsBlank(line[3]));
  if (is_marker && line.substr(0, 3) == "---") {
    return LineKind::Start;
  }
  if (is_marker && line.substr(0, 3) == "...") {
    return LineKind::End;
  }
  const std::size_t content = SkipBlanks(line, 0);
  if (content == line.size()) {
    return LineKind::Blank;
  }
  if (line[content] == '#') {
    return LineKind::Comment;
  }
  return line.front() == '%' ? LineKind::Directive : LineKind::Content;
}

// Where the scan stands within a document.
enum class Phase { Prefix, Body, Suffix };

class Splitter {
 public:
  explicit Splitter(std::uint32_t begin) { segment_.begin = begin; }

  void Add(LineKind kind, std::uint32_t line, std::uint32_t next) {
    switch (kind) {
      case LineKind::Start:
        if (phase_ == Phase::Body) {
          Cut(line, line);
        } else if (phase_ == Phase::Suffix && !directive_) {
          Cut(line, NoOffset);
        }
        StartBody(line, true);
        break;
      case LineKind::End:
        EndBody(line, next);
        break;
      case LineKind::Directive:
        if (phase_ != Phase::Body) {
          AddDirective(line);
        }
        break;
      case LineKind::Content:
        if (phase_ == Phase::Suffix) {
          Cut(line, NoOffset);
        }
        if (phase_ == Phase::Prefix) {
          StartBody(line, false);
        }
        break;
      case LineKind::Blank:
      case LineKind::Comment:
        break;
    }
  }

  std::vector<Segment> Finish(std::uint32_t end) {
    if (phase_ == Phase::Prefix && directive_) {
      StartBody(end, false);
    }
    if (phase_ != Phase::Prefix) {
      Cut(end, phase_ == Phase::Body ? end : NoOffset);
    } else if (!segments_.empty()) {
      segments_.back().end = end;
    }
    return std::move(segments_);
  }

 private:
  static constexpr std::uint32_t NoOffset = 0xFFFFFFFF;

  void StartBody(std::uint32_t line, bool marked) {
    segment_.body = line;
    segment_.marked = marked;
    phase_ = Phase::Body;
    directive_ = false;
  }
  void EndBody(std::uint32_t line, std::uint32_t next) {
    if (phase_ == Phase::Body) {
      segment_.body_end = line;
      phase_ = Phase::Suffix;
    } else if (phase_ == Phase::Prefix && directive_) {
      StartBody(line, false);
      segment_.body_end = line;
      phase_ = Phase::Suffix;
    }
    static_cast<void>(next);
  }
  void AddDirective(std::uint32_t line) {
    if (phase_ == Phase::Suffix) {
      Cut(line, NoOffset);
    }
    directive_ = true;
  }
  void Cut(std::uint32_t end, std::uint32_t body_end) {
    segment_.end = end;
    if (body_end != NoOffset) {
      segment_.body_end = body_end;
    }
    segments_.push_back(segment_);
    segment_ = {};
    segment_.begin = end;
    phase_ = Phase::Prefix;
    directive_ = false;
  }

  std::vector<Segment> segments_;
  Segment segment_;
  Phase phase_ = Phase::Prefix;
  bool directive_ = false;
};

std::vector<Segment> Split(std::string_view text, std::uint32_t begin) {
  Splitter splitter(begin);
  for (std::size_t line = begin; line < text.size();) {
    const std::size_t end = LineEnd(text, line);
    const std::size_t next = end < text.size() ? AfterBreak(text, end) : end;
    splitter.Add(KindOf(text, line, end), static_cast<std::uint32_t>(line),
                 static_cast<std::uint32_t>(next));
    line = next;
  }
  return splitter.Finish(static_cast<std::uint32_t>(text.size()));
}

}  // namespace linter::yaml
