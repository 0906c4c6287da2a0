package io.warpbeam.actors;

import io.warpbeam.actors.MessageList.Cell;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A monitor: an identity that its owner and its target both hold. While it is active it is in the chain of the monitors
 * of its owner, and a {@link Watcher} in the chain of its target.
 */
final class MonitorRef extends Chained<MonitorRef> implements Monitor {

    // set when made, read by anyone
    final LocalProcess owner;
    final LocalProcess watched;
    private final @Nullable Name name;
    private final MonitorOptions options;
    private final @Nullable AliasRef alias;

    // owner
    private @Nullable Cell down;

    // whoever owns the target
    private @Nullable Watcher watcher;

    MonitorRef(LocalProcess owner, LocalProcess watched, @Nullable Name name, MonitorOptions options) {
        this.owner = owner;
        this.watched = watched;
        this.name = name;
        this.options = options;
        this.alias = options.alias()
                .map(mode -> new AliasRef(owner, mode, options.priority(), this))
                .orElse(null);
    }

    /** Makes what the target keeps. By its owner, or by its maker. */
    Watcher watch() {
        Watcher made = new Watcher(this);
        watcher = made;
        return made;
    }

    /** What {@link #watch} made. By the owner of the target. */
    @Nullable
    Watcher watcher() {
        return watcher;
    }

    /** Where its message is among those set aside, so that nobody has to search for it. Owner. */
    @Nullable
    Cell down() {
        return down != null && down.isListed() ? down : null;
    }

    void setDown(Cell cell) {
        down = cell;
    }

    boolean hasPriority() {
        return options.priority();
    }

    @Nullable
    AliasRef aliasRef() {
        return alias;
    }

    /** The message that tells of the end. */
    Object message(ExitReason reason) {
        Down plain = new Down(this, watched, reason);
        return options.tag().<Object>map(tag -> new TaggedDown(tag, plain)).orElse(plain);
    }

    @Override
    public Pid target() {
        return watched;
    }

    @Override
    public Optional<Name> name() {
        return Optional.ofNullable(name);
    }

    @Override
    public Optional<Alias> alias() {
        return Optional.ofNullable(alias);
    }

    @Override
    public String toString() {
        return "Monitor[" + owner + " of " + (name == null ? "" : name + " ") + watched + "]";
    }
}
