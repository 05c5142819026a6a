#include "linter/kustomize/library.h"

#include <algorithm>
#include <utility>

#include "linter/helm/path.h"

namespace linter::kustomize {

std::string JoinPath(std::string_view folder, std::string_view path) {
  if (path.starts_with('/') || folder.empty()) {
    return helm::CleanPath(path);
  }
  return helm::CleanPath(std::string(folder) + "/" + std::string(path));
}

bool IsRemote(std::string_view path) {
  const auto contains = [&](std::string_view part) { return path.find(part) != path.npos; };
  return contains("://") || path.starts_with("git@") || path.starts_with("git::") ||
         contains("?ref=") || contains(".git//") || path.ends_with(".git") ||
         path.starts_with("github.com/") || path.starts_with("bitbucket.org/") ||
         path.starts_with("gitlab.com/");
}

const SourceFile* Library::Read(const std::string& path, Use use) {
  auto known = sources_.find(path);
  if (known == sources_.end()) {
    known = sources_.emplace(path, provider_.read(path)).first;
  }
  if (known->second != nullptr) {
    used_.insert({known->second, path, use});
  }
  return known->second;
}

std::vector<helm::ChartFile> Library::ReadChart(const std::string& folder) {
  auto files = provider_.chart(folder);
  for (const auto& file : files) {
    used_.insert({file.source, JoinPath(folder, file.path), Use::Chart});
  }
  return files;
}

std::shared_ptr<const yaml::Stream> StreamCache::Parse(const SourceFile& source) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = streams_.find(&source);
    if (known != streams_.end()) {
      return known->second;
    }
  }
  auto stream = std::make_shared<const yaml::Stream>(yaml::Parse(source));
  const std::lock_guard lock(mutex_);
  if (bytes_ + source.text.size() > MostBytes) {
    return stream;
  }
  const auto [entry, added] = streams_.emplace(&source, std::move(stream));
  bytes_ += added ? source.text.size() : 0;
  return entry->second;
}

const yaml::Stream& Library::Parse(const SourceFile& source) {
  auto& stream = streams_[&source];
  if (stream == nullptr) {
    stream = provider_.streams != nullptr
                 ? provider_.streams->Parse(source)
                 : std::make_shared<const yaml::Stream>(yaml::Parse(source));
  }
  return *stream;
}

// `a: *a` and the like are no documents that can be built.
static bool IsBroken(const yaml::Stream& stream, Failures& failures, const Reading& reading) {
  for (const auto& problem : stream.problems) {
    auto span = problem.span;
    span.begin += reading.shift;
    span.end += reading.shift;
    failures.push_back({FailureKind::Resource,
                        reading.everywhere == nullptr ? span : *reading.everywhere,
                        problem.message});
    if (problem.kind != ProblemKind::DuplicateKey) {
      return true;
    }
  }
  return false;
}

std::vector<Node*> Library::Documents(const SourceFile& source, Failures& failures) {
  std::vector<Node*> documents;
  const auto& stream = Parse(source);
  Reading reading;
  if (!source.text.ends_with('\n')) {
    reading.unbroken_end = static_cast<std::uint32_t>(source.text.size());
  }
  if (IsBroken(stream, failures, reading)) {
    return documents;
  }
  for (const auto& document : stream.documents) {
    const auto root = document.root();
    if (root && !root->IsNull()) {
      documents.push_back(forest_.Read(*root, reading));
    }
  }
  return documents;
}

// Where the content of a `|` scalar stands in its file, when it stands there as it is but for its
// indentation, which a document may have as well.
static std::string_view BodyOf(std::string_view written, std::string_view content) {
  const auto line = written.find('\n');
  const bool several = content.starts_with("---") || content.find("\n---") != content.npos;
  if (!written.starts_with('|') || line == written.npos || several) {
    return {};
  }
  return written.substr(line + 1);
}

std::vector<Node*> Library::DocumentsIn(const Node& scalar, const SourceFile* file,
                                        Failures& failures) {
  const auto written =
      file == nullptr || file->id != scalar.span.file || scalar.span.end > file->text.size()
          ? std::string_view()
          : file->Text(scalar.span);
  const auto body = BodyOf(written, scalar.text);
  Reading reading;
  auto piece = std::make_unique<SourceFile>();
  piece->id = scalar.span.file;
  if (body.empty()) {
    piece->text = scalar.text;
    reading.everywhere = &scalar.span;
  } else {
    piece->text = body;
    reading.shift = static_cast<std::uint32_t>(body.data() - file->text.data());
  }
  const auto& source = *pieces_.emplace_back(std::move(piece));
  // A piece of one build is none that others have.
  auto& kept = streams_[&source];
  kept = std::make_shared<const yaml::Stream>(yaml::Parse(source));
  const auto& stream = *kept;
  std::vector<Node*> documents;
  if (IsBroken(stream, failures, reading)) {
    return documents;
  }
  for (const auto& document : stream.documents) {
    const auto root = document.root();
    if (root && !root->IsNull()) {
      documents.push_back(forest_.Read(*root, reading));
    }
  }
  return documents;
}

}  // namespace linter::kustomize
