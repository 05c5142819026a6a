// Comments that silence. Where one stands says how far it reaches: at the end of a line, that line;
// on a line of its own, the next line and the block that it opens; before a document's first line,
// the document; `allow-file`, the file.

#include <algorithm>

#include "linter/engine/allowance.h"

namespace linter::engine {

struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t indent = 0;
  bool content = false;
};

// The line that an offset stands on.
static Line LineAt(std::string_view text, std::size_t offset) {
  Line line;
  const auto before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  line.begin = before == std::string_view::npos ? 0 : static_cast<std::uint32_t>(before + 1);
  line.end = static_cast<std::uint32_t>(std::min(text.find('\n', offset), text.size()));
  const auto body = text.substr(line.begin, line.end - line.begin);
  const auto first = body.find_first_not_of(" \t\r");
  line.content = first != std::string_view::npos && body[first] != '#';
  line.indent = static_cast<std::uint32_t>(std::min(first, body.size()));
  return line;
}

// The next line with content, and all lines that its block holds: those that are indented deeper,
// and the items of a list that stand right below their key.
static Span BlockAfter(const SourceFile& source, const Span& comment) {
  const std::string_view text = source.text;
  auto line = LineAt(text, comment.begin);
  do {
    if (line.end >= text.size()) {
      return {source.id, comment.begin, comment.end};
    }
    line = LineAt(text, line.end + 1);
  } while (!line.content);
  const auto body = [&](const Line& each) {
    return text.substr(each.begin + each.indent, each.end - each.begin - each.indent);
  };
  const bool item = body(line).starts_with("- ") || body(line) == "-";
  Span block{source.id, line.begin, line.end};
  for (auto next = line; next.end < text.size();) {
    next = LineAt(text, next.end + 1);
    if (!next.content) {
      continue;
    }
    const bool below = !item && next.indent == line.indent && body(next).starts_with("-");
    const bool separator = next.indent == 0 && body(next).starts_with("---");
    if ((next.indent <= line.indent && !below) || separator) {
      break;
    }
    block.end = next.end;
  }
  return block;
}

static Span ScopeOf(const SourceFile& source, const yaml::Stream& stream,
                    const yaml::Comment& comment) {
  for (const auto& document : stream.documents) {
    const auto root = document.root();
    if (root && document.span().Covers(comment.span) && comment.span.begin < root->span().begin) {
      return document.span();
    }
  }
  if (comment.own_line) {
    return BlockAfter(source, comment.span);
  }
  const auto line = LineAt(source.text, comment.span.begin);
  return {source.id, line.begin, line.end};
}

static std::string_view AfterPrefix(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : std::string_view();
}

// `#checkov:skip=CKV_K8S_8:reason` anywhere in an object is meant for the whole of it.
static void ReadCheckov(const SourceFile& source, const yaml::Stream& stream,
                        const yaml::Comment& comment, const RuleNames& names, AllowanceList& list) {
  const auto text = source.Text(comment.span);
  constexpr std::string_view Mark = "checkov:skip=";
  const auto found = text.find(Mark);
  if (found == std::string_view::npos) {
    return;
  }
  const auto rest = text.substr(found + Mark.size());
  auto rules = names.Find("checkov", rest.substr(0, rest.find_first_of(": \t\r")));
  const auto document =
      std::find_if(stream.documents.begin(), stream.documents.end(),
                   [&](const yaml::Document& each) { return each.span().Covers(comment.span); });
  if (!rules.empty() && document != stream.documents.end()) {
    list.allowances.push_back({.span = comment.span,
                               .scope = document->span(),
                               .ours = false,
                               .rules = std::move(rules)});
  }
}

// `#trivy:ignore:KSV-0014` reaches as far as one of ours.
static void ReadTrivy(const SourceFile& source, const yaml::Stream& stream,
                      const yaml::Comment& comment, const RuleNames& names, AllowanceList& list) {
  const auto text = source.Text(comment.span);
  constexpr std::string_view Mark = "trivy:ignore:";
  const auto found = text.find(Mark);
  if (found == std::string_view::npos) {
    return;
  }
  const auto rest = text.substr(found + Mark.size());
  auto rules = names.Find("trivy", rest.substr(0, rest.find_first_of(": \t\r")));
  if (!rules.empty()) {
    list.allowances.push_back({.span = comment.span,
                               .scope = ScopeOf(source, stream, comment),
                               .ours = false,
                               .rules = std::move(rules)});
  }
}

void ReadComments(const SourceFile& source, const yaml::Stream& stream, const RuleNames& names,
                  std::string_view today, AllowanceList& list) {
  for (const auto& comment : stream.comments) {
    auto text = source.Text(comment.span);
    text.remove_prefix(std::min(text.find_first_not_of("# \t"), text.size()));
    const auto directive = AfterPrefix(text, "shoal:");
    if (directive.data() == nullptr) {
      ReadCheckov(source, stream, comment, names, list);
      ReadTrivy(source, stream, comment, names, list);
      continue;
    }
    const auto body =
        directive.substr(std::min(directive.find_first_not_of(" \t"), directive.size()));
    const auto file = AfterPrefix(body, "allow-file ");
    const auto place = AfterPrefix(body, "allow ");
    if (file.data() != nullptr) {
      const Span whole{source.id, 0, static_cast<std::uint32_t>(source.text.size())};
      AddAllowance({file, comment.span, whole}, names, today, list);
    } else if (place.data() != nullptr) {
      AddAllowance({place, comment.span, ScopeOf(source, stream, comment)}, names, today, list);
    } else {
      list.problems.push_back({ProblemKind::MalformedAllowance, comment.span,
                               "comment after `shoal:` is neither `allow` nor `allow-file`"});
    }
  }
}

}  // namespace linter::engine
